import { calls, isCallName, type CallHandlers, type CallName, type CallOutput } from './contract.ts';

async function run<Name extends CallName>(handlers: CallHandlers, name: Name, input: unknown): Promise<CallOutput<Name>> {
  const handler = handlers[name] as (input: unknown) => unknown;
  const checked: unknown = calls[name].input.parse(input);
  return calls[name].output.parse(await handler(checked)) as CallOutput<Name>;
}

/** The program's side: nothing runs before the name and the input were checked. @throws on anything outside the contract */
export async function answerCall(handlers: CallHandlers, name: unknown, input: unknown): Promise<CallOutput<CallName>> {
  if (!isCallName(name)) throw new Error('There is no such call');
  return run(handlers, name, input);
}
