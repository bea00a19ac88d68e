export type SignInAnswer = { readonly kind: 'signed_in' } | { readonly kind: 'second_factor' } | { readonly kind: 'refused'; readonly message: string };

/** `uri` is for an authenticator app; backup codes are shown once. */
export type TotpSetup = { readonly uri: string; readonly backupCodes: readonly string[] };

export type AuthClient = {
  signIn(email: string, password: string): Promise<SignInAnswer>;
  verifyTotp(code: string): Promise<SignInAnswer>;
  /** Starts setting up the second factor: show the URI as a code to scan, then `verifyTotp`. Null when the password is wrong. */
  startTotp(password: string): Promise<TotpSetup | null>;
  signOut(): Promise<void>;
  requestPasswordReset(email: string): Promise<void>;
  resetPassword(token: string, newPassword: string): Promise<SignInAnswer>;
};

export type AuthClientOptions = { readonly origin?: string; readonly fetch?: typeof globalThis.fetch };

type Answer = { readonly ok: boolean; readonly body: Readonly<Record<string, unknown>> };

const refusal = ({ body }: Answer): SignInAnswer => ({ kind: 'refused', message: typeof body['message'] === 'string' ? body['message'] : 'That did not work. Please try again.' });

/**
 * Sign-in by the server's own session cookie; nothing is kept in the browser's storage. Rejects only when the server
 * cannot be reached.
 */
export function createAuthClient({ origin = '', fetch = globalThis.fetch }: AuthClientOptions = {}): AuthClient {
  const post = async (path: string, body: object): Promise<Answer> => {
    const response = await fetch(`${origin}/api/auth/${path}`, { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const parsed: unknown = await response.json().catch(() => ({}));
    return { ok: response.ok, body: typeof parsed === 'object' && parsed !== null ? { ...parsed } : {} };
  };
  const signedIn = (answer: Answer): SignInAnswer => (answer.ok ? { kind: 'signed_in' } : refusal(answer));
  return {
    async signIn(email, password) {
      const answer = await post('sign-in/email', { email, password });
      return answer.ok && answer.body['twoFactorRedirect'] === true ? { kind: 'second_factor' } : signedIn(answer);
    },
    verifyTotp: async (code) => signedIn(await post('two-factor/verify-totp', { code })),
    async startTotp(password) {
      const { ok, body } = await post('two-factor/enable', { password });
      if (!ok || typeof body['totpURI'] !== 'string') return null;
      const codes: unknown = body['backupCodes'];
      return { uri: body['totpURI'], backupCodes: Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [] };
    },
    async signOut() {
      await post('sign-out', {});
    },
    async requestPasswordReset(email) {
      await post('request-password-reset', { email, redirectTo: '/reset-password' });
    },
    resetPassword: async (token, newPassword) => signedIn(await post('reset-password', { token, newPassword })),
  };
}
