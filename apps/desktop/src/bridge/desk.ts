import { bridgeKey, type RawBridge } from './channels.ts';
import { calls, DeskEvent, type CallInput, type CallName, type CallOutput } from './contract.ts';

export type Desk = {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  onEvent(listener: (event: DeskEvent) => void): () => void;
};

const isBridge = (value: unknown): value is RawBridge => typeof value === 'object' && value !== null && 'call' in value && 'onEvent' in value;

/** The page's side: sends only what the contract allows and believes only what it promises. Null in a plain browser. */
export function openDesk(page: object): Desk | null {
  const raw: unknown = Reflect.get(page, bridgeKey);
  if (!isBridge(raw)) return null;
  return {
    async call<Name extends CallName>(name: Name, input: CallInput<Name>) {
      const sent: unknown = calls[name].input.parse(input);
      return calls[name].output.parse(await raw.call(name, sent)) as CallOutput<Name>;
    },
    onEvent(listener) {
      return raw.onEvent((event) => {
        const checked = DeskEvent.safeParse(event);
        if (checked.success) listener(checked.data);
      });
    },
  };
}
