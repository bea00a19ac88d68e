import { useState } from 'react';
import { AreaMap, Card, Section, type EditableCircle, type MapPoint } from '../src/index.ts';
import { Pair } from './pair.tsx';

const points: MapPoint[] = [
  { id: 'ana', kind: 'person', label: 'Ana Ruiz', lat: 37.33, lng: -121.89, tone: 'now' },
  { id: 'bo', kind: 'person', label: 'Bo Lind', lat: 37.55, lng: -122.27 },
  { id: 'job', kind: 'place', label: 'TK-10482', lat: 37.44, lng: -122.14, tone: 'blue' },
  { id: 'late', kind: 'place', label: 'TK-10479', lat: 37.69, lng: -122.08, tone: 'red' },
  { id: 'home', kind: 'home', label: 'Maria', lat: 37.42, lng: -121.95, tone: 'gray' },
];

export function Maps() {
  const [area, setArea] = useState<EditableCircle>({ lat: 37.35, lng: -121.95, radiusKm: 38 });
  const [selected, setSelected] = useState('job');
  return (
    <Section title="Maps">
      <Pair>
        <Card title="Service area">
          <AreaMap label="Service area of Ana" editable={area} onChange={setArea} points={[{ id: 'h', kind: 'home', label: 'Home', lat: 37.31, lng: -121.87 }]} className="h-96" />
        </Card>
        <Card title="Now">
          <AreaMap
            label="Experts and tickets"
            className="h-96"
            points={points.map((point) => ({ ...point, selected: point.id === selected }))}
            onSelect={setSelected}
            polygons={[{ id: 'zip', label: 'Zone 940', ring: [{ lat: 37.38, lng: -122.3 }, { lat: 37.5, lng: -122.3 }, { lat: 37.52, lng: -122.05 }, { lat: 37.4, lng: -122.02 }] }]}
            route={[{ lat: 37.33, lng: -121.89 }, { lat: 37.42, lng: -121.95 }, { lat: 37.44, lng: -122.14 }]}
          />
        </Card>
      </Pair>
      <AreaMap label="The country" detail="states" className="h-96" circles={[{ id: 'c', label: 'Denver', lat: 39.74, lng: -104.99, radiusKm: 300 }, { id: 'd', label: 'Atlanta', lat: 33.75, lng: -84.39, radiusKm: 250 }, { id: 'e', label: 'Seattle', lat: 47.6, lng: -122.3, radiusKm: 150 }]} points={[{ id: 'miami', kind: 'place', label: 'Miami', lat: 25.76, lng: -80.19 }]} />
    </Section>
  );
}
