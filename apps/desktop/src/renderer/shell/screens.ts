/** Lets code outside of components change the screen without importing every screen. */
export const screens: { open: (path: string) => void } = { open: () => undefined };
