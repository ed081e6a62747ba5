import { useNavigate } from '@tanstack/react-router';
import { AccountPage } from '@/features/auth/AccountPage';

/** One's own account; whoever signs out may come back, whoever withdrew looks around. */
export function AccountRoute() {
  const navigate = useNavigate();
  return <AccountPage onSignedOut={() => void navigate({ to: '/sign-in' })} onWithdrawn={() => void navigate({ to: '/' })} />;
}
