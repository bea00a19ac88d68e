export * from './assignment.ts';
export * from './choose-expert.ts';
export * from './decision.ts';
export * from './dispatch-commands.ts';
export * from './dispatch-views.ts';
export * from './find-slot.ts';
export * from './policy.ts';
export * from './travel.ts';
