import type { DemoArticle } from './demo-article.ts';

export const computerArticles: readonly DemoArticle[] = [
  {
    title: 'Desktop: fans spin, no picture', category: 'computer', audience: 'expert', problems: ['computer-no-start'], models: ['Desk 5', 'Tower X'],
    symptom: 'Fans and lights run, the monitor says no signal, no beep.',
    cause: 'Memory not seated or faulty; next, graphics card or firmware settings.',
    fix: 'Monitor on the card, not on the board, where there is a card. Unplug, hold power ten seconds. One memory module in the second slot from the processor; try each module alone. Clear the firmware settings with the jumper. No picture with a known good module: take the card out and use the board’s own output. Afterwards two passes of a memory test.',
  },
  {
    title: 'Beep codes of the usual firmwares', category: 'computer', audience: 'expert', problems: ['computer-no-start'], errorCodes: ['BEEP-3', 'BEEP-1-2'],
    symptom: 'The computer beeps in a pattern and does not start.',
    cause: 'The firmware names the part that it cannot start.',
    fix: 'Three short or endless long: memory, seat it again and try single modules. One long two short: graphics. One long three short: keyboard or graphics, by maker. Five short: processor or its power plug. High-low siren: overheating, look at the cooler. No beep and no fan: power supply, see "Testing a power supply".',
  },
  {
    title: 'Testing a power supply without a tester', category: 'computer', audience: 'expert', problems: ['computer-no-start'],
    symptom: 'Dead, or switches off under load.',
    cause: 'Power supply worn, or a short behind it.',
    fix: 'Disconnect everything, bridge green and black of the big plug, keep one fan as load. 12 V must be 11.4–12.6, 5 V 4.75–5.25, 3.3 V 3.14–3.47. Good without load says little: connect the board and start, 12 V may not fall below 11.4. If it starts only without a drive or card, that part shorts. Replace with at least the same wattage.',
  },
  {
    title: 'Notebook does not react although it charges', category: 'computer', audience: 'customer', problems: ['computer-no-start'], models: ['Note 14', 'Note 16 Pro', 'Aero 13'],
    symptom: 'Charger light is on, the power button does nothing.',
    cause: 'The controller hangs, usually after sleep with an empty battery.',
    fix: '1. Unplug the charger and everything else. 2. Hold the power button for 40 seconds. 3. Plug the charger in and wait five minutes. 4. Press power once, briefly. 5. Some models: hold Volume up as well. Nothing: raise a ticket and say what the lights do.',
  },
  {
    title: 'Starts into a blue screen: inaccessible boot device', category: 'computer', audience: 'expert', problems: ['computer-no-start', 'computer-disk'], errorCodes: ['0X7B', 'INACCESSIBLE_BOOT_DEVICE'],
    symptom: 'Blue screen with this name after an update or after the firmware battery was changed.',
    cause: 'Disk controller mode changed (RAID or AHCI), or the boot files are damaged.',
    fix: 'Look into the firmware: set the disk mode back to what it was; ask what changed. Still: start the recovery medium, start-up repair once. Then in its console: check the disk read-only first; if the disk has errors, copy the data before any repair. Boot files anew with the tool of the system, one start in safe mode, then normal.',
  },
  {
    title: 'Very slow since a few weeks: order of checks', category: 'computer', audience: 'expert', problems: ['computer-slow'],
    symptom: 'Minutes to start, programs stop answering, disk light always on.',
    cause: 'By frequency: failing or full disk, too little memory, heat, unwanted programs, several virus scanners.',
    fix: 'Disk health values first: pending sectors mean copy data and replace. Free space below 10 %: clean. Task list sorted by disk, memory, processor during five minutes of normal use. Temperatures under load. Start-up programs: switch off what the customer does not know, nothing of drivers. One virus scanner only. Note the start time before and after; customers believe seconds.',
  },
  {
    title: 'Fan loud and computer slow: it throttles', category: 'computer', audience: 'expert', problems: ['computer-slow'], models: ['Note 16 Pro', 'Slim 15'],
    symptom: 'Fan at full speed, hot underneath, slow after ten minutes of video calls.',
    cause: 'Dust mat between fan and fins, dry thermal paste.',
    fix: 'Read the temperature under load: above 95 °C it slows itself down. Open, hold the fan still, blow from the fins towards the fan and take the mat out by hand. Older than three years: new paste, pea size, screws crosswise. Check that the fan curve is on automatic. Under load below 85 °C afterwards.',
  },
  {
    title: 'Pop-ups and a changed start page', category: 'computer', audience: 'staff', problems: ['computer-slow'],
    symptom: 'Advertising windows, another search engine, warnings that ask to call a number.',
    cause: 'Unwanted extension or notification permission; sometimes a scam call that installed remote control.',
    fix: 'Ask first whether anybody was let in by telephone or paid something: then disconnect the network, change bank and mail passwords from another device, tell the bank. Remove extensions, notification permissions, programs of the last weeks, remote-control tools. Full scan. Reset the browser, keep bookmarks. Explain that no company calls about viruses.',
  },
  {
    title: 'Clicking disk: save the data first', category: 'computer', audience: 'expert', problems: ['computer-disk'],
    symptom: 'Regular clicking, files open slowly or not, system hangs on copy.',
    cause: 'Mechanical fault of a hard disk. Every start can be the last.',
    fix: 'Do not repair, do not scan, do not start the system again. Connect by a write blocker and make an image with a tool that skips bad areas and comes back to them; healthy areas first. Stop when it clicks at every read: offer the laboratory, estimate in writing. Work on the copy only. New disk, system anew, data back, and set up a backup before you leave.',
  },
  {
    title: 'Deleted files: what still can be done', category: 'computer', audience: 'customer', problems: ['computer-disk'],
    symptom: 'A folder or photographs are gone.',
    cause: 'Deleted, moved, or in the cloud folder of another account.',
    fix: '1. Stop saving new things on that disk. 2. Look into the recycle bin and use the search for a part of the name. 3. Look into the cloud’s own bin; it keeps files for 30 days. 4. Right-click the folder: previous versions. 5. Do not install recovery programs on the same disk. If nothing helps, raise a ticket; every hour of use lowers the chance.',
  },
  {
    title: 'SSD vanishes until the next cold start', category: 'computer', audience: 'expert', problems: ['computer-disk', 'computer-no-start'], models: ['Note 14', 'Tower X'],
    symptom: 'No boot device after sleep or after an hour; there again after switching off for a minute.',
    cause: 'Firmware of the SSD hangs in power saving, or heat.',
    fix: 'Update the firmware of the SSD with the data copied before. Switch off link power saving for the drive. Check the pad under its cooler and the screw. Values: media errors above zero or spare below 10 % mean replace.',
  },
  {
    title: 'Disk full and nobody knows of what', category: 'computer', audience: 'customer', problems: ['computer-slow', 'computer-disk'],
    symptom: 'Warning that space is low; updates fail.',
    cause: 'Old updates, downloads, phone backups, offline copies of the cloud.',
    fix: '1. Settings, Storage: look at the list by size. 2. Empty the bin and the downloads folder. 3. Let the system remove temporary files and old updates. 4. Cloud folder: choose "online only" for what you do not need here. 5. Delete old phone backups. Keep 15 % free.',
  },
  {
    title: 'Liquid on the keyboard', category: 'computer', audience: 'customer', problems: ['computer-screen'],
    symptom: 'Coffee, juice or water on a notebook.',
    cause: 'Sugar and salt eat the board; the first minutes decide.',
    fix: '1. Hold the power button until it is off; do not save first. 2. Unplug the charger. 3. Turn it upside down like a tent on a towel. 4. Do not use rice or a hair dryer. 5. Do not switch it on to see whether it works. 6. Raise a ticket; cleaning within a day saves most boards.',
  },
  {
    title: 'After liquid: cleaning the board', category: 'computer', audience: 'expert', problems: ['computer-screen', 'computer-no-start'],
    symptom: 'Notebook had liquid; some keys dead or it does not start.',
    cause: 'Residue under the keyboard and at connectors.',
    fix: 'Battery off first. Photograph the tide mark. Keyboard off; sticky drinks mean replace it. Board: isopropyl 99 % and a soft brush, both sides, connectors of keyboard and display twice. Dry 30 minutes at 40 °C. Start with battery disconnected on the charger, measure current: above 100 mA in standby look for the wet part with freeze spray. Tell the customer that late damage is possible and note it.',
  },
  {
    title: 'Cracked display: replacement on site', category: 'computer', audience: 'expert', problems: ['computer-screen'], models: ['Note 14', 'Note 16 Pro', 'Slim 15'],
    symptom: 'Crack, ink-like blotch or half of the picture white.',
    cause: 'Pressure or a thing left on the keyboard.',
    fix: 'External monitor first: picture there means that board and cable are fine. Read the panel number from the back of the old one; same size is not enough, plug and side must fit. Battery off, bezel from below with a plastic tool, screws by side. Set the hinge so that the lid stays where it is put; a stiff hinge cracks the next panel. Test picture for dead pixels while the customer looks on.',
  },
  {
    title: 'Keys repeat or do not answer', category: 'computer', audience: 'staff', problems: ['computer-screen'],
    symptom: 'Letters double, a row is dead, or keys type something else.',
    cause: 'Crumbs, settings for accessibility, or a broken keyboard ribbon.',
    fix: 'Filter and sticky keys off. Language of the keyboard right? Start into the firmware and type there: right there means software. A whole row dead: ribbon loose or liquid. Compressed air at an angle, notebook half closed. External keyboard as a bridge until the visit.',
  },
  {
    title: 'Battery swells: touchpad lifts or lid does not close', category: 'computer', audience: 'staff', problems: ['computer-screen', 'computer-no-start'],
    symptom: 'Touchpad presses by itself, bottom bulges, lid leaves a gap.',
    cause: 'Gas in an aged lithium cell.',
    fix: 'Tell the customer to switch off, unplug and not to press or charge it. Expert: no metal tools, discharge is not done on site, loosen glue with alcohol and a card, never pierce. Swollen cell into the fireproof bag and back to the depot. Replace, calibrate once.',
  },
];
