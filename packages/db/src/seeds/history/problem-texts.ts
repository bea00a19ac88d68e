import type { ResolutionCode } from '@sysops/domain/tickets';
import type { Chance } from '../chance.ts';

type Texts = { readonly said: readonly string[]; readonly done: readonly (readonly [ResolutionCode, string])[] };

/** What customers say, and what experts write when they leave. */
const texts: Readonly<Record<string, Texts>> = {
  'tv-no-power': {
    said: ['It was fine last night; this morning the red light does not even come on.', 'The standby light blinks six times, then it stays off.', 'Dead since the thunderstorm on Sunday.'],
    done: [['part_replaced', 'Two swollen capacitors on the power board, board replaced and left on for half an hour.'], ['repaired', 'Loose mains lead inside the set, seated again and checked.'], ['repaired', 'Surge had tripped the power board; reset it and fitted a protected outlet strip.']],
  },
  'tv-no-picture': {
    said: ['I hear the news but the screen stays black.', 'The picture comes for a second and goes dark again, sound stays.', 'No picture on any input, the menu does not show either.'],
    done: [['part_replaced', 'One backlight strip open, all three strips replaced.'], ['part_replaced', 'Timing board failed, replaced; picture tested on all inputs.'], ['repaired', 'Panel cable had worked loose, cleaned and locked again.']],
  },
  'tv-lines': {
    said: ['Thin vertical lines on the left third, more every day.', 'A dark blotch in the corner after the move.', 'Horizontal stripes that flicker when it gets warm.'],
    done: [['part_replaced', 'Panel damaged by pressure, exchanged under the plan.'], ['repaired', 'Bonded cable at the panel edge re-seated, lines gone after warming up.']],
  },
  'tv-apps': {
    said: ['The streaming apps will not open since the update.', 'It says connected without internet, the phone works fine next to it.', 'The remote works only from one metre away.'],
    done: [['repaired', 'Storage was full; cleared it and installed the current system software.'], ['repaired', 'Wrong network time after a power cut, apps log in again.'], ['advice_given', 'Paired the remote again and explained how to do it.']],
  },
  'tv-loose-mount': {
    said: ['The bracket comes out of the plaster when we turn the screen.', 'It leans forward and I am afraid that it falls.'],
    done: [['repaired', 'Anchors were in plasterboard only; moved to the studs and loaded with twice the weight.']],
  },
  'tv-burning-smell': {
    said: ['It smells of burnt plastic and there was a little smoke at the back. It is unplugged now.'],
    done: [['part_replaced', 'Line filter burnt through, power board replaced, insulation measured.']],
  },
  'computer-no-start': {
    said: ['Fans spin but nothing on the screen.', 'It beeps three times and stops.', 'The notebook does not react to the power button, the charger light is on.'],
    done: [['part_replaced', 'Faulty memory module replaced, two passes of the memory test.'], ['repaired', 'Firmware battery empty, settings restored; it starts again.'], ['part_replaced', 'Power supply failed under load, replaced.']],
  },
  'computer-slow': {
    said: ['Ten minutes until I can open mail.', 'It freezes whenever the video call starts.', 'Very slow since my nephew installed a game.'],
    done: [['repaired', 'Removed three programs that started with the system and updated the drivers.'], ['repaired', 'Cleaned the fan; it was throttling at 97 °C.']],
  },
  'computer-disk': {
    said: ['It says that the disk has errors and my photos are gone.', 'Clicking noise, then the blue screen.', 'The folder with the tax papers is empty.'],
    done: [['part_replaced', 'Disk failing; copied everything readable to a new one, 99.8 % saved.'], ['repaired', 'Files were in another account’s cloud folder; put back where they belong.']],
  },
  'computer-network': {
    said: ['Wi-Fi drops every few minutes in the back room.', 'All devices say no internet although the router looks fine.', 'The computer finds no network since the new router.'],
    done: [['repaired', 'Two routers gave out addresses; the second is an access point now.'], ['repaired', 'Channel was crowded, moved it and placed the router higher; 180 Mbit/s in the back room.']],
  },
  'computer-screen': {
    said: ['The screen is cracked in the upper corner.', 'Coffee on the keyboard, half of the keys are dead.'],
    done: [['part_replaced', 'Display replaced, hinge adjusted.'], ['part_replaced', 'Keyboard replaced, board cleaned and dried.']],
  },
  'stereo-no-sound': {
    said: ['Lights are on but no sound from any source.', 'It clicks after a minute and goes quiet.'],
    done: [['repaired', 'Protection had tripped: one strand of wire shorted the terminals.'], ['part_replaced', 'Output relay burnt, replaced.']],
  },
  'stereo-one-side': {
    said: ['The left speaker is silent when I turn the volume down.', 'The right side crackles with bass.'],
    done: [['repaired', 'Balance control cleaned, both sides equal again.'], ['part_replaced', 'Torn surround on the right woofer, driver replaced.']],
  },
  'stereo-turntable': {
    said: ['Records play too fast and it skips in the last track.', 'The needle slides over the record.', 'It hums loudly as soon as the arm moves.'],
    done: [['repaired', 'Belt replaced and speed set with the strobe; tracking force set to 1.8 g.'], ['part_replaced', 'Stylus worn, replaced; arm balanced anew.'], ['repaired', 'Ground wire was off its post, hum gone.']],
  },
  'stereo-hum': {
    said: ['Loud hum and the housing gets hot.', 'There was a spark when I plugged the cable in.'],
    done: [['part_replaced', 'Filter capacitors dried out, both replaced; idle current set.'], ['repaired', 'Ground loop through the antenna, isolator fitted.']],
  },
};

const textsOf = (code: string): Texts => {
  const found = texts[code];
  if (!found) throw new Error(`No texts for the problem ${code} in the demo`);
  return found;
};

export const complaintOf = (code: string, chance: Chance): string => chance.pick(textsOf(code).said);

export function summaryOf(code: string, chance: Chance): { readonly resolution: ResolutionCode; readonly summary: string } {
  const [resolution, summary] = chance.pick(textsOf(code).done);
  return { resolution, summary };
}
