export { dispatchCandidates, lockExpert, setAwayByDispatch, type ExpertForDispatch } from './dispatch-candidates.ts';
export { expertCard, expertContact, expertNames, expertsOnMap } from './read-experts.ts';
