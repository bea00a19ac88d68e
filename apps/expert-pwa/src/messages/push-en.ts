/** Texts of notifications on this device. */
export const pushEn = {
  title: 'Notifications',
  label: 'Notify me on this device',
  hint: 'New offers and reminders ring here even when the app is closed. Text messages still come.',
  blocked: 'Blocked for this app in the browser’s settings. Allow notifications there, then switch them on here. Text messages still come.',
  installFirst: 'On this phone notifications need the app on the home screen: press Share, then “Add to Home Screen”, and open it from there. Text messages still come.',
  unsupported: 'This browser cannot show notifications of the app. Text messages still come.',
  failed: 'Not switched on: the browser’s notification service or the office cannot be reached right now. Try again later. Text messages still come.',
  question: 'Hear of offers when the app is closed?',
  questionText: 'Your phone then shows the job’s number, device, area and time, never a name or a street. You can switch it off under “Me”.',
  submit: 'Turn on',
  later: 'Not now',
  turnedOn: 'Notifications are on',
  turnedOff: 'Notifications are off on this device',
};
