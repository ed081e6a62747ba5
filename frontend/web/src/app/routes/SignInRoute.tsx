import { useNavigate, useSearch } from '@tanstack/react-router';
import { SignInPage } from '@/features/auth/SignInPage';
import type { Role } from '@/shared/session/session';

const FIRST_PAGE: Record<Role, '/' | '/kitchen' | '/courier' | '/operator'> = {
  CUSTOMER: '/',
  OWNER: '/kitchen',
  COURIER: '/courier',
  OPERATOR: '/operator',
};

/** Sign-in, and then the page that one was on the way to, or the first one of one's role. */
export function SignInRoute() {
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  return (
    <SignInPage
      onSignedIn={({ role }) => {
        const ownWay = next !== undefined && /^\/[a-z]/.test(next) && role === 'CUSTOMER';
        void navigate({ to: ownWay ? next : FIRST_PAGE[role] });
      }}
    />
  );
}
