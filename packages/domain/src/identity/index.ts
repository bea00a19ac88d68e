export * from './access.ts';
export * from './identity-commands.ts';
export * from './identity-views.ts';
export * from './roles.ts';
