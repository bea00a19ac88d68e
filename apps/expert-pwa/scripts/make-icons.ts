import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

type Point = readonly [x: number, y: number];

/** The brand mark in its own 24 × 24 units: the hi-vis band and the line under it. */
const strokes: readonly (readonly [Point, Point])[] = [[[6.5, 4.5], [12, 14]], [[12, 14], [17.5, 4.5]], [[5, 18.5], [19, 18.5]]];
const ink = [0x1c, 0x20, 0x24];
const lime = [0xbd, 0xee, 0x63];

function distanceToSegment([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Signed distance to a rounded square of side 24; negative inside. */
function distanceToSquare([x, y]: Point, radius: number): number {
  const [qx, qy] = [Math.abs(x - 12) - 12 + radius, Math.abs(y - 12) - 12 + radius];
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius;
}

const coverage = (distance: number, pixel: number): number => Math.max(0, Math.min(1, 0.5 - distance / pixel));

/** `badge`: the mark alone in white on nothing; Android paints it in its own colour. */
type Icon = { readonly size: number; readonly radius: number; readonly markScale: number; readonly badge?: true };

function pixels({ size, radius, markScale, badge }: Icon): Buffer {
  const pixel = 24 / size;
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const at: Point = [(column + 0.5) * pixel, (row + 0.5) * pixel];
      const mark: Point = [(at[0] - 12) / markScale + 12, (at[1] - 12) / markScale + 12];
      const band = coverage(Math.min(...strokes.map((stroke) => distanceToSegment(mark, stroke))) - 1.5, pixel / markScale);
      const colour = ink.map((from, channel) => Math.round(from + ((lime[channel] ?? 0) - from) * band));
      const sheet = radius === 0 ? 1 : coverage(distanceToSquare(at, radius), pixel);
      rows.set(badge ? [255, 255, 255, Math.round(255 * band)] : [...colour, Math.round(255 * sheet)], row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  return rows;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** A PNG of 8-bit RGBA. Source: W3C PNG, third edition, 11.2. */
function png(icon: Icon): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(icon.size, 0);
  header.writeUInt32BE(icon.size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels(icon), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const folder = new URL('../public/icons/', import.meta.url);
const icons: Readonly<Record<string, Icon>> = {
  'icon-192': { size: 192, radius: 6, markScale: 1 },
  'icon-512': { size: 512, radius: 6, markScale: 1 },
  // A maskable icon keeps its mark in the middle 80 %. Source: W3C App Manifest, "maskable" safe zone.
  'maskable-512': { size: 512, radius: 0, markScale: 0.72 },
  'apple-touch-180': { size: 180, radius: 0, markScale: 0.85 },
  'badge-96': { size: 96, radius: 0, markScale: 1, badge: true },
};
for (const [name, icon] of Object.entries(icons)) writeFileSync(new URL(`${name}.png`, folder), png(icon));
