import type { LatLng, Place } from '@sysops/domain/shared';
import type { Chance } from './chance.ts';

export type Zip = LatLng & { readonly zip: string; readonly city: string; readonly state: string };

const toZip = ([zip, city, state, lat, lng]: readonly [string, string, string, number, number]): Zip => ({ zip, city, state, lat, lng });

/** New York City with its near suburbs. Centroids: GeoNames, CC BY 4.0. */
export const metro: readonly Zip[] = ([
  ['10001', 'New York', 'NY', 40.7484, -73.9967], ['10003', 'New York', 'NY', 40.7313, -73.9892], ['10009', 'New York', 'NY', 40.7262, -73.9796],
  ['10011', 'New York', 'NY', 40.7402, -73.9996], ['10013', 'New York', 'NY', 40.7185, -74.0025], ['10016', 'New York', 'NY', 40.7443, -73.9781],
  ['10019', 'New York', 'NY', 40.7651, -73.9858], ['10023', 'New York', 'NY', 40.7764, -73.9827], ['10025', 'New York', 'NY', 40.7975, -73.9683],
  ['10027', 'New York', 'NY', 40.8116, -73.955], ['10029', 'New York', 'NY', 40.7918, -73.9447], ['10031', 'New York', 'NY', 40.8246, -73.9507],
  ['10033', 'New York', 'NY', 40.8496, -73.9356], ['10128', 'New York', 'NY', 40.7816, -73.9511], ['10301', 'Staten Island', 'NY', 40.6316, -74.0927],
  ['10306', 'Staten Island', 'NY', 40.5682, -74.1184], ['10314', 'Staten Island', 'NY', 40.6039, -74.1472], ['10451', 'Bronx', 'NY', 40.8222, -73.9217],
  ['10458', 'Bronx', 'NY', 40.8633, -73.8895], ['10462', 'Bronx', 'NY', 40.8434, -73.8602], ['10467', 'Bronx', 'NY', 40.8737, -73.8712],
  ['11101', 'Long Island City', 'NY', 40.7446, -73.9345], ['11102', 'Astoria', 'NY', 40.7706, -73.9265], ['11354', 'Flushing', 'NY', 40.7667, -73.8241],
  ['11375', 'Forest Hills', 'NY', 40.7229, -73.8473], ['11373', 'Elmhurst', 'NY', 40.7351, -73.8776], ['11385', 'Ridgewood', 'NY', 40.7036, -73.8961],
  ['11432', 'Jamaica', 'NY', 40.7119, -73.7944], ['11201', 'Brooklyn', 'NY', 40.694, -73.9903], ['11215', 'Brooklyn', 'NY', 40.6669, -73.9828],
  ['11211', 'Brooklyn', 'NY', 40.7095, -73.9563], ['11221', 'Brooklyn', 'NY', 40.6907, -73.9274], ['11226', 'Brooklyn', 'NY', 40.6467, -73.957],
  ['11209', 'Brooklyn', 'NY', 40.6251, -74.0303], ['11229', 'Brooklyn', 'NY', 40.6011, -73.9475], ['07030', 'Hoboken', 'NJ', 40.7445, -74.0329],
  ['07302', 'Jersey City', 'NJ', 40.7221, -74.0469], ['07306', 'Jersey City', 'NJ', 40.7321, -74.066], ['10701', 'Yonkers', 'NY', 40.9461, -73.8669],
  ['10801', 'New Rochelle', 'NY', 40.9166, -73.7877], ['11501', 'Mineola', 'NY', 40.7469, -73.6398], ['11530', 'Garden City', 'NY', 40.7245, -73.6487],
] as const).map(toZip);

/** Eastern Wyoming: long ways, mountain time. */
export const rural: readonly Zip[] = ([
  ['82601', 'Casper', 'WY', 42.8458, -106.3166], ['82604', 'Casper', 'WY', 42.8261, -106.3896], ['82609', 'Casper', 'WY', 42.8406, -106.2806],
  ['82636', 'Evansville', 'WY', 42.8992, -106.1754], ['82637', 'Glenrock', 'WY', 42.7803, -105.8719], ['82633', 'Douglas', 'WY', 42.7626, -105.3855],
  ['82201', 'Wheatland', 'WY', 42.0495, -104.9679], ['82240', 'Torrington', 'WY', 42.0624, -104.1917], ['82716', 'Gillette', 'WY', 44.282, -105.4974],
  ['82501', 'Riverton', 'WY', 43.0351, -108.2024], ['82520', 'Lander', 'WY', 42.9208, -108.5913], ['82834', 'Buffalo', 'WY', 44.3485, -106.7073],
] as const).map(toZip);

export const zipOf = (zip: string): Zip => {
  const found = [...metro, ...rural].find((place) => place.zip === zip);
  if (!found) throw new Error(`No ZIP ${zip} in the demo`);
  return found;
};

const streets = ['Maple Street', 'Oak Avenue', 'Washington Street', 'Park Place', 'Cedar Lane', 'Lincoln Avenue', '2nd Street', '5th Street', 'Prospect Avenue', 'Church Street', 'Highland Road', 'River Road', 'Union Street', 'Grove Street', 'Franklin Avenue'] as const;
const access = ['Ring twice, the bell is quiet', 'Parking behind the house', 'Third floor, no lift', 'The dog is friendly', 'Ask the doorman', 'Side entrance by the garage'] as const;

/** A home near a ZIP's centroid: up to 600 m away, so that pins do not lie on one another. */
export function homeIn(zip: Zip, chance: Chance): Place {
  const off = (): number => chance.int(-500, 500) / 100_000;
  const place: Place = {
    address: { line1: `${chance.int(1, 480)} ${chance.pick(streets)}`, city: zip.city, state: zip.state, zip: zip.zip },
    location: { lat: Number((zip.lat + off()).toFixed(5)), lng: Number((zip.lng + off()).toFixed(5)), source: 'given' },
  };
  return chance.yes(0.2) ? { ...place, accessNotes: chance.pick(access) } : place;
}
