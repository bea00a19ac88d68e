import { Maximize, Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import type { AreaMapProps } from '../area-map-types.ts';
import { useUiMessages } from '../locale.tsx';
import { EditableArea } from './editable-area.tsx';
import { MapAreas } from './map-areas.tsx';
import { MapLand } from './map-land.tsx';
import { MapMarks } from './map-marks.tsx';
import { ScaleBar } from './scale-bar.tsx';
import { mapKeys, useDrag, useMapView, useWheelZoom, type MapView as MapState } from './use-map-view.ts';

/** The drawn map; loaded by AreaMap when it is first shown. */
export function MapView(props: AreaMapProps) {
  const messages = useUiMessages();
  const helpId = useId();
  const map = useMapView(props);
  useWheelZoom(map);
  const drag = useDrag((by) => map.pan(by));
  const unit = props.unit ?? 'mi';
  const { view, size } = map;
  return (
    <>
      <div
        ref={map.frame}
        role="application"
        aria-label={props.label}
        aria-describedby={helpId}
        tabIndex={0}
        onKeyDown={mapKeys(map)}
        className="absolute inset-0 overflow-hidden rounded-card -outline-offset-2!"
      >
        {view && size ? (
          <svg width={size.width} height={size.height} className="block cursor-grab touch-pan-y select-none active:cursor-grabbing" {...drag}>
            <MapLand view={view} size={size} detail={props.detail ?? 'counties'} />
            <MapAreas circles={props.circles ?? []} polygons={props.polygons ?? []} route={props.route ?? []} view={view} size={size} />
            {props.editable && props.onChange ? (
              <EditableArea circle={props.editable} onChange={props.onChange} map={map} view={view} size={size} unit={unit} />
            ) : null}
            <MapMarks points={props.points ?? []} view={view} size={size} onSelect={props.onSelect} />
          </svg>
        ) : null}
        <p id={helpId} className="sr-only">{messages.mapHelp}</p>
      </div>
      {view ? <ScaleBar view={view} unit={unit} /> : null}
      <MapControls map={map} />
    </>
  );
}

function MapControls({ map }: { map: MapState }) {
  const messages = useUiMessages();
  const controls = [
    { label: messages.zoomIn, icon: Plus, act: () => map.zoom(1.5) },
    { label: messages.zoomOut, icon: Minus, act: () => map.zoom(1 / 1.5) },
    { label: messages.fitAll, icon: Maximize, act: map.fit },
  ];
  return (
    <div className="absolute top-2 right-2 flex flex-col overflow-hidden rounded-control border border-line bg-surface">
      {controls.map(({ label, icon: Icon, act }) => (
        <button
          key={label}
          type="button"
          aria-label={label}
          title={label}
          onClick={act}
          className="grid size-[max(2rem,var(--control-small))] place-items-center border-b border-line -outline-offset-2! transition-colors last:border-b-0 hover:bg-hover"
        >
          <Icon aria-hidden size={16} strokeWidth={1.75} />
        </button>
      ))}
    </div>
  );
}
