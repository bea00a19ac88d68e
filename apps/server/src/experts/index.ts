export { dispatchCandidates, lockExpert, setAwayByDispatch, type ExpertForDispatch } from './dispatch-candidates.ts';
export { expertRoster } from './read-roster.ts';
export { expertCard, expertContact, expertNames, expertsOnMap } from './read-experts.ts';
export { watchedExpert, type WatchedExpert } from './watched-expert.ts';
export { automaticExperts, certifiedSkills, jobsShownTo, knownSkills } from '@sysops/db/experts';
