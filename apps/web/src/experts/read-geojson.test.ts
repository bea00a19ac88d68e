import { expect, test } from 'vitest';
import { readGeojson } from './read-geojson.ts';

const ring = [[-74, 40], [-73, 40], [-73, 41], [-74, 40]];
const corners = [{ lat: 40, lng: -74 }, { lat: 40, lng: -73 }, { lat: 41, lng: -73 }];
const polygon = { type: 'Polygon', coordinates: [ring] };

test('reads a polygon, a feature and a collection, and drops the corner that closes the ring', () => {
  expect(readGeojson(JSON.stringify(polygon))).toEqual(corners);
  expect(readGeojson(JSON.stringify({ type: 'Feature', properties: {}, geometry: polygon }))).toEqual(corners);
  expect(readGeojson(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon }] }))).toEqual(corners);
});

test('refuses what is no polygon: other text, two corners, degrees that do not exist', () => {
  expect(readGeojson('not json')).toBeNull();
  expect(readGeojson(JSON.stringify({ type: 'Polygon', coordinates: [[[-74, 40], [-73, 40]]] }))).toBeNull();
  expect(readGeojson(JSON.stringify({ type: 'Polygon', coordinates: [[[-740, 40], [-73, 40], [-73, 41]]] }))).toBeNull();
});
