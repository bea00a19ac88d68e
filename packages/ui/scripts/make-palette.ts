/// <reference types="node" />
import { writeFileSync } from 'node:fs';
import * as radix from '@radix-ui/colors';

const pairs = {
  slate: [radix.slate, radix.slateDark],
  sand: [radix.sand, radix.sandDark],
  blue: [radix.blue, radix.blueDark],
  violet: [radix.violet, radix.violetDark],
  lime: [radix.lime, radix.limeDark],
  amber: [radix.amber, radix.amberDark],
  jade: [radix.jade, radix.jadeDark],
  red: [radix.red, radix.redDark],
  yellow: [radix.yellow, radix.yellowDark],
} as const;

const lines = Object.entries(pairs).flatMap(([name, [light, dark]]) => {
  const darkSteps: Record<string, string> = dark;
  return Object.entries(light).map(
    ([step, value]) => `  --${step.replace(name, `${name}-`)}: light-dark(${value}, ${darkSteps[step]});`,
  );
});

const header = '/* Made by scripts/make-palette.ts from @radix-ui/colors; do not edit by hand. */';
const css = `${header}\n:root,\n[data-theme] {\n${lines.join('\n')}\n}\n`;
writeFileSync(new URL('../src/styles/palette.css', import.meta.url), css);
