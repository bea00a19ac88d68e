import { devices } from '@playwright/test';

const { viewport, userAgent, hasTouch, isMobile } = devices['Pixel 7'];

/** The expert's phone. */
export const phone = { viewport, userAgent, hasTouch, isMobile };
