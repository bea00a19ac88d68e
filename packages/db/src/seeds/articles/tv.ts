import type { DemoArticle } from './demo-article.ts';

export const tvArticles: readonly DemoArticle[] = [
  {
    title: 'TV does not switch on and no standby light', category: 'tv', audience: 'customer', problems: ['tv-no-power'],
    symptom: 'The set is dead: no light, no click, no reaction to the remote or to the button on the set.',
    cause: 'No mains at the set: a switched-off power strip, a loose lead, a tripped breaker. Only then the power board.',
    fix: '1. Plug a lamp into the same outlet. 2. Plug the set straight into the wall, not into a strip. 3. Push the lead firmly into the set; many have a removable plug. 4. Leave it unplugged for two minutes and hold the power button for 20 seconds meanwhile. 5. Plug in and try the button on the set, not the remote. If there is still no light, raise a ticket.',
  },
  {
    title: 'Standby light blinks six times: power board fault', category: 'tv', audience: 'expert', problems: ['tv-no-power'], models: ['Vista 43', 'Vista 55'], errorCodes: ['BLINK-6'],
    symptom: 'Red light blinks six times, pauses, repeats. The relay clicks once. Sometimes it starts after several tries when warm.',
    cause: 'The 12 V rail sags on start: the two 1000 µF capacitors beside the standby transformer dry out.',
    fix: 'Unplug and let the primary capacitor discharge; check below 10 V before touching. Measure 12 V on the connector to the main board while starting: below 10.8 V means the power board. Replace the board from the van stock rather than single parts on site. After the swap let it run 30 minutes at full brightness and start it five times cold.',
  },
  {
    title: 'Set died in a thunderstorm', category: 'tv', audience: 'expert', problems: ['tv-no-power'],
    symptom: 'Dead since a storm; other devices on the same outlet or on the same antenna cable are dead too.',
    cause: 'Surge by mains or by antenna. By mains: varistor and fuse of the power board. By antenna or HDMI: input stage of the main board.',
    fix: 'Smell and look first: a burst varistor is obvious. Fuse open and varistor burst: replace the power board. Standby light there but no start: disconnect antenna and all HDMI leads and try again; if it then starts, one input is shorted and the main board has to be replaced. Ask about the other devices and note them on the ticket. Fit a surge protector with antenna socket.',
  },
  {
    title: 'Starts and switches off again after two seconds', category: 'tv', audience: 'expert', problems: ['tv-no-power', 'tv-no-picture'],
    symptom: 'Logo or backlight for two seconds, then off, then the same again.',
    cause: 'Protection: the backlight driver sees an open or shorted string. Less often an overload on the main board.',
    fix: 'Shine a torch at the screen while it starts: a picture without light means backlight. Unplug the LED connector from the power board: if the set now stays on (dark, with sound) the strips are the fault, see "Sound but dark picture". If it still switches off, unplug the main board and jumper the start line to standby 5 V: stable rails then mean the main board.',
  },
  {
    title: 'Sound but dark picture: test of the backlight', category: 'tv', audience: 'expert', problems: ['tv-no-picture'], models: ['Vista 55', 'Clarity 50'],
    symptom: 'Sound is normal. The screen is black, but with a torch held at an angle the menu can be seen.',
    cause: 'One LED of a strip is open and the driver shuts the whole string off.',
    fix: 'Confirm with the torch. Remove the back, measure the LED voltage at the connector while starting: it rises above 150 V and collapses. Test each strip with the LED tester. Replace all strips, not one: the others have the same hours. Lay the panel on two padded stands, keep the ribbon cables free, wear gloves. Afterwards set the backlight in the service menu to 80 % to spare the new strips.',
  },
  {
    title: 'Black screen on one input only', category: 'tv', audience: 'customer', problems: ['tv-no-picture'],
    symptom: 'Menu and built-in apps are visible; the box or player shows nothing.',
    cause: 'Cable, wrong input, or the device sends a picture the set cannot show.',
    fix: '1. Press Input and choose the socket the box is plugged into. 2. Swap the HDMI cable at both ends. 3. Try another HDMI socket. 4. Switch both off, unplug both for one minute, start the TV first. 5. In the settings of the box choose 1080p or "automatic". If no input shows a picture, raise a ticket.',
  },
  {
    title: 'Picture comes and goes when the set is tapped', category: 'tv', audience: 'expert', problems: ['tv-no-picture', 'tv-lines'],
    symptom: 'Picture vanishes or turns white, comes back after a tap on the back or when warm.',
    cause: 'Loose ribbon between main board and timing board, or a worn lock on it.',
    fix: 'Open, take both ends of the ribbon out, clean the contacts with isopropyl alcohol, let it dry, seat straight, close the lock. If the lock does not hold, use a 0.2 mm polyester shim on the side without contacts. Run half an hour and tap again.',
  },
  {
    title: 'Thin vertical lines, more every week', category: 'tv', audience: 'expert', problems: ['tv-lines'],
    symptom: 'One or several coloured vertical lines of a pixel or two, from top to bottom, that stay at the same place on every input and in the menu.',
    cause: 'Bonding of a source driver at the edge of the panel lets go.',
    fix: 'Show the test picture to rule out the source. Press lightly with a soft cloth on the bottom edge where the line starts: if it changes, it is the bond. Not repairable at a home; a pressed-in foam strip lasts weeks at best. Photograph, note position and count, order panel or exchange set under the plan and rebook.',
  },
  {
    title: 'Horizontal stripes that flicker when warm', category: 'tv', audience: 'expert', problems: ['tv-lines'],
    symptom: 'A band of horizontal stripes appears after 20 minutes and flickers; cold it is fine.',
    cause: 'Gate driver voltage (VGH) on the timing board falls with heat.',
    fix: 'Cool the timing board with a short burst of freeze spray: stripes vanish at once. Measure VGH cold and warm: more than 1.5 V lower warm means the board. Replace the timing board with one of the same panel number, not just of the same set.',
  },
  {
    title: 'Dark blotch or crack after a move', category: 'tv', audience: 'staff', problems: ['tv-lines'],
    symptom: 'Spider-like crack or a dark blotch that spreads from one point; glass may feel whole.',
    cause: 'Pressure on the panel. Sets carried flat or pressed by a strap break inside.',
    fix: 'Ask when it was moved and by whom; accidental damage is covered by the plus plan only. Take three photographs with the set on, off, and from the side. No repair on site: panel or set exchange. Tell the customer to leave it off; the blotch grows with heat.',
  },
  {
    title: 'Ghost of the channel logo stays on the screen', category: 'tv', audience: 'staff', problems: ['tv-lines'], models: ['Vista 65 OLED'],
    symptom: 'A pale logo or ticker remains visible on plain colours.',
    cause: 'Uneven wear of an OLED panel, or retention that still goes away.',
    fix: 'Run the short pixel refresh from the menu (10 minutes), then look with a grey field. If still visible, run the long one overnight; not more than once a year. Set logo dimming and screen shift to on. Permanent wear after that: document with a grey-field photograph, panel replacement needs approval.',
  },
  {
    title: 'Streaming apps do not open after an update', category: 'tv', audience: 'customer', problems: ['tv-apps'],
    symptom: 'Apps close at once or stay on their logo. Live TV works.',
    cause: 'Storage full, or leftovers of the old version.',
    fix: '1. Unplug the TV for two minutes; standby is not enough. 2. Settings, Apps: clear the cache of the app. 3. Remove apps you do not use until 500 MB are free. 4. Delete the app and install it again. 5. Settings, System: look for an update.',
  },
  {
    title: 'Connected without internet on the TV, phone works', category: 'tv', audience: 'expert', problems: ['tv-apps', 'computer-network'],
    symptom: 'Wi-Fi is shown as connected, apps say that there is no internet. Other devices are fine.',
    cause: 'Wrong date and time after a power cut (certificates fail), or the name server of the provider does not answer the set.',
    fix: 'Set time to automatic and compare with a phone. Then network settings, IP manual: keep the address, set name server 1.1.1.1. Works: put the name server on the router instead and set the TV back to automatic. Also see whether parental control on the router blocks the set by its address.',
  },
  {
    title: 'Remote works only from close by', category: 'tv', audience: 'customer', problems: ['tv-apps'],
    symptom: 'The remote needs to be within a metre, or pointed exactly.',
    cause: 'Weak batteries; for radio remotes a lost pairing; something in front of the sensor.',
    fix: '1. New batteries, both of the same kind. 2. Look at the front of the remote through a phone camera while pressing: it should flash violet. 3. Remove a soundbar from in front of the sensor at the lower edge. 4. Radio remotes: hold Back and Home for five seconds to pair again.',
  },
  {
    title: 'TV changes volume or input by itself', category: 'tv', audience: 'staff', problems: ['tv-apps'],
    symptom: 'Menus open, volume moves, inputs change without anybody pressing.',
    cause: 'A stuck key on the set or remote, or control over HDMI by another device.',
    fix: 'Take the batteries out of every remote: if it stops, a remote is stuck. Then switch HDMI control (CEC) off in the settings: if it stops, find the device that sends. Otherwise clean the key board at the lower edge; moisture from window cleaner creeps in there.',
  },
  {
    title: 'Wall bracket comes out of plasterboard', category: 'tv', audience: 'expert', problems: ['tv-loose-mount'],
    symptom: 'Bracket tilts, screws turn freely, cracks around the anchors.',
    cause: 'Anchors in plasterboard only. An arm multiplies the load: 20 kg at 50 cm pull like 100 kg.',
    fix: 'Take the set down with two people before anything else. Find studs (usually 16 inches apart) with the detector and a thin drill. Fix the plate with at least two 1/4 x 3 inch lag screws into the middle of a stud, holes predrilled. No stud in the right place: a plywood board across two studs, screwed and painted. Load with twice the weight for a minute. Write the stud positions on the ticket.',
  },
  {
    title: 'Choosing screws for the back of the set', category: 'tv', audience: 'expert', problems: ['tv-loose-mount'],
    symptom: 'Set wobbles on its bracket or screws do not tighten.',
    cause: 'Screws too short, or too long and already at the bottom of the insert.',
    fix: 'Thread is M6 up to 55 inch, M8 above. Measure the depth of the insert with a cable tie, add plate and spacer, take 3 mm off. Tighten by hand: plastic inserts break above 4 Nm. An insert that turns: warm it with the iron, press it back, let it cool.',
  },
  {
    title: 'Burning smell or smoke: what to do on the telephone', category: 'tv', audience: 'customer', problems: ['tv-burning-smell', 'stereo-hum'],
    symptom: 'Smell of burnt plastic or fish, crackling, or smoke at the back.',
    cause: 'A part of the power supply overheats.',
    fix: '1. Pull the plug; if you cannot reach it safely, switch the breaker off. 2. Do not open the set and do not plug it in again. 3. Flames: leave the room, close the door, call 911. 4. Open a window. 5. Raise a ticket as urgent; a certified expert comes.',
  },
  {
    title: 'After smoke: inspection and insulation test', category: 'tv', audience: 'expert', problems: ['tv-burning-smell'],
    symptom: 'Set was unplugged because of smoke or smell; customer wants to know whether it can be used.',
    cause: 'Line filter, X capacitor, or a cracked joint at the primary side.',
    fix: 'Certified people only. Unplugged: look for charring at line filter and fuse, scrape charred board until it is clean or replace it, carbon conducts. Measure insulation 500 V between mains and accessible metal: at least 2 MΩ. Check outlet and strip as well: a brown outlet is the cause more often than the set. Half an hour under load, then thermal picture, nothing above 80 °C.',
  },
  {
    title: 'No channels after the antenna cable was moved', category: 'tv', audience: 'customer', problems: ['tv-no-picture', 'tv-apps'],
    symptom: 'Apps and inputs work, but there are no channels or they break into blocks.',
    cause: 'Loose or wrongly plugged cable, or channels moved by the stations.',
    fix: '1. Screw the cable hand-tight at wall and set; the centre wire must be straight. 2. Choose "Antenna" or "Cable" as it is in your home. 3. Run the channel search; it takes ten minutes. 4. Take splitters out one after the other.',
  },
];
