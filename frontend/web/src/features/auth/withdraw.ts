import { useMutation } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import { forgetCart } from '@/shared/cart/cart';
import { leave } from '@/shared/session/session';

/** What Identity has erased is not kept in the browser either. The answer takes the cookie away. */
export function useWithdraw() {
  return useMutation({
    mutationFn: () => call<void>('/auth/members/me', { method: 'DELETE' }),
    onSuccess: () => {
      forgetCart();
      leave();
    },
  });
}
