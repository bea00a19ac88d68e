export type LatLng = { lat: number; lng: number };

export type MapPoint = LatLng & {
  id: string;
  label: string;
  /** `person` round with a bust, `place` a pin, `home` a square. */
  kind: 'person' | 'place' | 'home';
  /** `now` is lime and pulses; use it for what is moving or selected at this moment. */
  tone?: 'ink' | 'now' | 'blue' | 'amber' | 'red' | 'gray' | undefined;
  selected?: boolean | undefined;
};

export type MapCircle = LatLng & { id: string; label: string; radiusKm: number };

export type MapPolygon = { id: string; label: string; ring: readonly LatLng[] };

/** A circle that the person may move and resize. */
export type EditableCircle = LatLng & {
  radiusKm: number;
  /** The size stays and is not written: only the place can be moved, in finer steps. */
  fixed?: boolean | undefined;
};

export type AreaMapProps = {
  /** Spoken name, for example "Service area of Ana". */
  label: string;
  points?: readonly MapPoint[] | undefined;
  circles?: readonly MapCircle[] | undefined;
  polygons?: readonly MapPolygon[] | undefined;
  /** Straight lines in order, for a day's round. */
  route?: readonly LatLng[] | undefined;
  editable?: EditableCircle | undefined;
  onChange?: ((circle: EditableCircle) => void) | undefined;
  onSelect?: ((pointId: string) => void) | undefined;
  /** `states` ships 115 kB of outlines, `counties` 840 kB; loaded on first use. Default `counties`. */
  detail?: 'states' | 'counties' | undefined;
  /** Unit of the scale bar. Default `mi`. */
  unit?: 'mi' | 'km' | undefined;
  /** Size by class; the map fills it. Default 320 px high. */
  className?: string | undefined;
};
