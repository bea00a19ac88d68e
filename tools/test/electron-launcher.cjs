// Stands where Electron's own launcher would: `electron [--require FILE]… APP` runs the program in the folder APP.
'use strict';
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const words = process.argv.slice(1);
const preloads = [];
while (words.length > 0 && words[0].startsWith('-')) {
  const word = words.shift();
  if (word === '-r' || word === '--require') preloads.push(words.shift());
  if (word === '--version') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  }
}
const folder = resolve(words[0] ?? '.');
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
process.defaultApp = true;
app.setAppPath(folder);
app.name = about.productName ?? about.name;
if (about.version) app.setVersion(about.version);
for (const file of preloads) require(resolve(file));
import(pathToFileURL(join(folder, about.main ?? 'index.js')).href).catch((error) => {
  console.error(error);
  app.exit(1);
});
