import { Toaster } from '@sysops/ui';

/** Where short messages appear; loaded after the first paint. */
export function Toasts() {
  return <Toaster position="bottom-center" />;
}
