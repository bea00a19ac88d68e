import type { DeviceCategory } from '@sysops/domain/tickets';

/** The makes that the shops sell, all invented. */
export const models: Readonly<Record<DeviceCategory, readonly (readonly [brand: string, model: string])[]>> = {
  tv: [['Penultimate', 'Vista 43'], ['Penultimate', 'Vista 55'], ['Penultimate', 'Vista 65 OLED'], ['Novaline', 'Clarity 50'], ['Novaline', 'Clarity 75'], ['Brightwell', 'Panorama 58'], ['Brightwell', 'Studio 32']],
  computer: [['Penultimate', 'Desk 5'], ['Penultimate', 'Note 14'], ['Penultimate', 'Note 16 Pro'], ['Kestrel', 'Aero 13'], ['Kestrel', 'Tower X'], ['Orchard Lane', 'Family PC'], ['Orchard Lane', 'Slim 15']],
  stereo: [['Penultimate', 'Sonata A40'], ['Penultimate', 'Sonata T2 turntable'], ['Harrow & Finch', 'Stage 100'], ['Harrow & Finch', 'Duet speakers'], ['Lowland Audio', 'Meadow 3'], ['Lowland Audio', 'Groove turntable']],
};

export const isTurntable = (model: string): boolean => model.toLowerCase().includes('turntable');

export const turntables = models.stereo.filter(([, model]) => isTurntable(model));
