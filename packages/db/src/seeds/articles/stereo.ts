import type { DemoArticle } from './demo-article.ts';

export const stereoArticles: readonly DemoArticle[] = [
  {
    title: 'Lights on but no sound at all', category: 'stereo', audience: 'customer', problems: ['stereo-no-sound'],
    symptom: 'The amplifier is on, nothing comes out of the speakers.',
    cause: 'Source, speaker switch or mute, more often than a fault.',
    fix: '1. Mute off, volume up a little, "tape monitor" off. 2. Speaker switch A, not B. 3. Choose the source that plays. 4. Try headphones: sound there means speakers or their switch. 5. Switch off and look for single strands of wire that touch the other terminal. Still silent: raise a ticket.',
  },
  {
    title: 'Protection trips at once', category: 'stereo', audience: 'expert', problems: ['stereo-no-sound'], models: ['Sonata A40', 'Meadow 3'], errorCodes: ['PROTECT'],
    symptom: '"Protect" lights or the relay does not click; no sound.',
    cause: 'Short at the terminals, DC at an output, or overheating.',
    fix: 'Speakers off: if it now starts, look for the short in cables or a seized voice coil (below 3 Ω). Still trips: measure DC at each output before the relay, more than 100 mV means a shorted output transistor; replace both of the channel with drivers and emitter resistors. Bring it up on the series lamp. Set idle current after ten minutes.',
  },
  {
    title: 'Clicks after a minute and goes quiet', category: 'stereo', audience: 'expert', problems: ['stereo-no-sound', 'stereo-hum'],
    symptom: 'Plays a minute, relay clicks, sound returns after cooling.',
    cause: 'Relay contacts burnt, or idle current too high.',
    fix: 'Feel the heat sink: hot without music means idle current; set by the service sheet, usually 10–20 mV over the emitter resistors. Cool: measure the voltage over the relay contacts under load, more than 0.1 V means replace it. Do not sand contacts; the plating is gone then.',
  },
  {
    title: 'One side silent at low volume', category: 'stereo', audience: 'expert', problems: ['stereo-one-side'],
    symptom: 'One channel comes only when the volume is turned up, or crackles while turning.',
    cause: 'Oxide in volume, balance or speaker relay.',
    fix: 'Swap the inputs: fault moves means source or cable. Swap the speakers: fault moves means speaker. Otherwise contact cleaner into the potentiometers, turn thirty times, blow dry. Comes back within days: replace. Loud knock brings the side back: relay.',
  },
  {
    title: 'Speaker crackles with bass', category: 'stereo', audience: 'expert', problems: ['stereo-one-side'], models: ['Stage 100', 'Duet speakers'],
    symptom: 'Rattle or scrape at low notes from one speaker.',
    cause: 'Foam surround torn, or the coil rubs.',
    fix: 'Press the cone evenly with four fingers: scraping means the coil, replace the driver. Surround torn: new surround glued, centred with shims in the gap, or replace both woofers for the same sound. Also look for loose screws and a rattling grille. 20–200 Hz sweep at the end.',
  },
  {
    title: 'No treble from one speaker', category: 'stereo', audience: 'staff', problems: ['stereo-one-side'],
    symptom: 'Sounds as under a blanket on one side.',
    cause: 'Tweeter burnt by a clipping amplifier, or its crossover capacitor.',
    fix: 'Ear at the tweeter with white noise. Measure it alone: open means replace, of the same impedance. Good: capacitor of the crossover. Ask about parties: a small amplifier turned full is what burns tweeters.',
  },
  {
    title: 'Speakers wired out of phase', category: 'stereo', audience: 'customer', problems: ['stereo-one-side', 'stereo-no-sound'],
    symptom: 'Thin sound without bass, voices come from nowhere.',
    cause: 'Red and black swapped at one speaker.',
    fix: '1. Switch the amplifier off. 2. Each cable has a mark (stripe or ridge) on one wire. 3. The marked wire goes to red at both ends, at both speakers. 4. Switch on: a voice should stand in the middle.',
  },
  {
    title: 'Records play too fast or waver', category: 'stereo', audience: 'expert', problems: ['stereo-turntable'], models: ['Sonata T2 turntable', 'Groove turntable'],
    symptom: 'Pitch wrong or wavering.',
    cause: 'Belt stretched or with oil on it; speed trimmer out; dry bearing.',
    fix: 'Belt off: wash it and the pulley with alcohol, replace when it is shiny or longer than the sheet says. One drop of oil into the bearing. Strobe disc: set 33⅓ after ten minutes of running, with the stylus on a record. Direct drive: clean the trimmers by turning them.',
  },
  {
    title: 'Needle slides over the record', category: 'stereo', audience: 'expert', problems: ['stereo-turntable'],
    symptom: 'The arm slides inwards or jumps in the inner tracks.',
    cause: 'Tracking force or anti-skating wrong, worn stylus.',
    fix: 'Level the turntable first. Balance the arm floating, zero the dial, set the force of the cartridge (often 1.8–2.0 g), anti-skating to the same. Stylus under the loupe: flat edges mean replace, it damages records. Check the alignment with the gauge at two points. Arm bearings free: it should follow a breath.',
  },
  {
    title: 'Hum as soon as the turntable is connected', category: 'stereo', audience: 'customer', problems: ['stereo-turntable', 'stereo-hum'],
    symptom: 'Loud hum only on the phono input.',
    cause: 'Ground wire not connected, or the signal cable loose.',
    fix: '1. Fasten the thin ground wire at the screw beside the phono sockets. 2. Push both plugs in. 3. Phono input, not AUX, unless the turntable has its own preamplifier; then the other way round. 4. Keep it away from transformers. Hum without turntable as well: raise a ticket.',
  },
  {
    title: 'Sound too quiet and thin from the turntable', category: 'stereo', audience: 'customer', problems: ['stereo-turntable', 'stereo-no-sound'],
    symptom: 'One must turn up fully, without bass.',
    cause: 'No phono preamplifier in the chain.',
    fix: 'Look for a switch LINE/PHONO at the back of the turntable. On an ordinary input it has to be LINE. Without the switch the amplifier needs a PHONO input or a small preamplifier between. Both on: it distorts; switch one off.',
  },
  {
    title: 'Automatic arm does not return', category: 'stereo', audience: 'expert', problems: ['stereo-turntable'], models: ['Groove turntable'],
    symptom: 'Arm stays at the end or lifts too early.',
    cause: 'Hardened grease in the cam, slipped trip pawl.',
    fix: 'Platter off. Clean old grease from the cam gear, new plastic-safe grease, thin. The pawl must swing freely; never oil it. Set the return point at the screw beside the arm post: 55–60 mm from the spindle. Ten cycles by hand.',
  },
  {
    title: 'Hum from both speakers: find the loop', category: 'stereo', audience: 'expert', problems: ['stereo-hum'],
    symptom: '60 Hz hum from both sides, on one or several inputs.',
    cause: 'Ground loop by antenna or TV cable; filter capacitors when it hums on every input without anything connected.',
    fix: 'Pull all signal leads. Silent now: plug in one by one until it hums; antenna or cable TV is the culprit most times, galvanic isolator into that lead. Never cut a protective earth. Hums with nothing connected: measure ripple on the rails, above 1 V means the main capacitors.',
  },
  {
    title: 'Main capacitors: replacement and restart', category: 'stereo', audience: 'expert', problems: ['stereo-hum'],
    symptom: 'Loud hum independent of volume, weak bass, housing warm.',
    cause: 'Dried electrolytic capacitors in the supply.',
    fix: 'Certified people only. Discharge by 100 Ω and measure below 5 V. Same value or up to 20 % more, same or higher voltage, 105 °C. Mind the polarity twice. First start on the series lamp: bright then dark is right. Rails even within 2 %, DC at outputs below 30 mV, idle current after ten minutes.',
  },
  {
    title: 'Spark when plugging in: what is normal', category: 'stereo', audience: 'staff', problems: ['stereo-hum'],
    symptom: 'A spark or crack at the outlet, or a tingle when touching metal.',
    cause: 'Inrush of the transformer is normal; a tingle is not.',
    fix: 'A small spark when the switch is on while plugging: harmless, switch first, then plug. A tingle or a spark at the signal plugs: stop using it, urgent ticket, certified expert measures insulation and the outlet’s earth. Brown marks at the outlet: electrician.',
  },
];
