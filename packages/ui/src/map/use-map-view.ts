import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { AreaMapProps } from '../area-map-types.ts';
import { fitted, panned, zoomed, type Pixel, type Size, type View } from './view.ts';

function useSize(ref: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

export type MapView = {
  frame: RefObject<HTMLDivElement | null>;
  size: Size | undefined;
  view: View | undefined;
  zoom: (factor: number, anchor?: Pixel) => void;
  pan: (by: Pixel) => void;
  fit: () => void;
  /** The person took over: data that changes no longer moves the window. */
  hold: () => void;
};

/** Shows everything until the person moves the map, then stays where it was put. */
export function useMapView(props: AreaMapProps): MapView {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const [own, setOwn] = useState<View>();
  const view = own ?? (size ? fitted(props, size) : undefined);
  const change = (next: (view: View, size: Size) => View) => {
    if (!size || !view) return;
    setOwn((before) => next(before ?? view, size));
  };
  const zoom = (factor: number, anchor?: Pixel) =>
    change((at, area) => zoomed(at, area, anchor ? { factor, anchor } : { factor }));
  return {
    frame,
    size,
    view,
    zoom,
    pan: (by) => change((at, area) => panned(at, area, by)),
    fit: () => setOwn(undefined),
    hold: () => change((at) => at),
  };
}

const stepPixels = 64;

/** Arrow keys pan, plus and minus zoom, zero shows everything. */
export function mapKeys(map: MapView): (event: KeyboardEvent) => void {
  const acts: Record<string, () => void> = {
    ArrowLeft: () => map.pan({ x: stepPixels, y: 0 }),
    ArrowRight: () => map.pan({ x: -stepPixels, y: 0 }),
    ArrowUp: () => map.pan({ x: 0, y: stepPixels }),
    ArrowDown: () => map.pan({ x: 0, y: -stepPixels }),
    '+': () => map.zoom(1.5),
    '=': () => map.zoom(1.5),
    '-': () => map.zoom(1 / 1.5),
    '0': map.fit,
  };
  return (event) => {
    const act = event.target === event.currentTarget ? acts[event.key] : undefined;
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}

const dragThreshold = 4;

/** Drag with one pointer; a press that hardly moves stays a click. Returns handlers for the dragged element. */
export function useDrag(onDrag: (by: Pixel) => void) {
  const last = useRef<Pixel>(undefined);
  const dragging = useRef(false);
  const stop = () => {
    last.current = undefined;
    dragging.current = false;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!last.current || event.buttons === 0) return stop();
      const by = { x: event.clientX - last.current.x, y: event.clientY - last.current.y };
      if (!dragging.current && Math.hypot(by.x, by.y) < dragThreshold) return undefined;
      if (!dragging.current) event.currentTarget.setPointerCapture(event.pointerId);
      dragging.current = true;
      last.current = { x: event.clientX, y: event.clientY };
      return onDrag(by);
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}

/** The wheel zooms while the map has the focus or Ctrl is held; otherwise the page scrolls as always. */
export function useWheelZoom(map: MapView): void {
  const latest = useRef(map.zoom);
  useEffect(() => {
    latest.current = map.zoom;
  });
  const { frame } = map;
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      latest.current(Math.exp(-event.deltaY * 0.002), { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame]);
}
