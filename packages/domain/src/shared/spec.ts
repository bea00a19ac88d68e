/**
 * Given–when–then for pure rules: past facts give a state, a command on it gives new facts or a refusal. Test support;
 * not exported through the door.
 */
export type Rules<State, Event, Command> = { readonly evolve: (state: State | null, event: Event) => State; readonly decide: (state: State, command: Command, now: number) => Event };

export function specFor<State, Event, Command>(rules: Rules<State, Event, Command>) {
  return (...given: readonly Event[]) => ({
    when: (command: Command, now: number) => {
      const state = given.reduce<State | null>((s, e) => rules.evolve(s, e), null);
      if (state === null) throw new Error('A specification starts from at least one fact');
      const run = (): Event => rules.decide(state, command, now);
      return { fact: run, state: () => rules.evolve(state, run()) };
    },
  });
}
