import type { OpenSlot, SlotPropsOf } from '@dcts/sdk';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Offered } from '../slots';
import { useHost, useStore } from './host';

interface PlaceProps<N extends Offered> {
  name: N;
  class: string;
  props: SlotPropsOf<N>;
  /** What of `props` must change for those in the slot to be told. */
  changed: string;
}

/** Whether other pieces put anything into the slot. */
export function useFilled(name: Offered): boolean {
  const { slots } = useHost();
  return useStore(slots[name].contributions).length > 0;
}

/** What other pieces put into a slot of the chat's; nothing at all while there is nothing. */
export function OpenSlotPlace<N extends Offered>(place: PlaceProps<N>) {
  return useFilled(place.name) ? <Filled {...place} /> : null;
}

function Filled<N extends Offered>({ name, class: className, props, changed }: PlaceProps<N>) {
  const { slots } = useHost();
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<ReturnType<OpenSlot<SlotPropsOf<N>>['mount']> | null>(null);
  useLayoutEffect(() => {
    const slot = slots[name] as OpenSlot<SlotPropsOf<N>>;
    mounted.current = element.current && slot.mount(element.current, props);
    return () => mounted.current?.unmount();
  }, []);
  const toldOf = useRef(changed);
  useLayoutEffect(() => {
    if (toldOf.current === changed) return;
    toldOf.current = changed;
    mounted.current?.update(props);
  }, [changed]);
  return <div ref={element} class={className} />;
}
