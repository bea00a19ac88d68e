import type { IRegularForbiddenRuleType as IForbiddenRuleType } from 'dependency-cruiser';
import { sliceNames, slices, type SliceName } from '../slices.ts';

const test = '\\.(test|int\\.test|property\\.test|e2e)\\.tsx?$|-fixtures?\\.tsx?$';
const faces = '^apps/(web|expert-pwa|desktop)/';
const outside = '(^|/)node_modules/';
const npm = (names: string): string => `${outside}(${names})(/|$)`;

type Rule = { readonly name: string; readonly why: string; readonly from: IForbiddenRuleType['from']; readonly to: IForbiddenRuleType['to'] };

const rule = ({ name, why, from, to }: Rule): IForbiddenRuleType => ({ name, comment: why, severity: 'error', from, to });

const packages: readonly IForbiddenRuleType[] = [
  rule({ name: 'domain-imports-nothing', why: 'The rules run in server, browser and desktop: zod and themselves only.', from: { path: '^packages/domain/src/', pathNot: test }, to: { pathNot: ['^packages/domain/src/', npm('zod')] } }),
  rule({ name: 'db-knows-domain-only', why: 'The database package sees the domain and nothing above it.', from: { path: '^packages/db/src/' }, to: { path: '^(apps|tools|e2e)/|^packages/(ui|api-client)/' } }),
  rule({ name: 'orm-only-in-db', why: 'MikroORM is packages/db’s own affair.', from: { path: '^(apps|packages|tools|e2e)/', pathNot: '^packages/db/' }, to: { path: npm('@mikro-orm/[^/]+') } }),
  rule({ name: 'server-knows-no-face', why: 'The server is used by faces, never the other way round.', from: { path: '^apps/server/src/', pathNot: test }, to: { path: ['^apps/(?!server/)', '^packages/(ui|api-client)/', '^(tools|e2e)/'] } }),
  rule({ name: 'no-react-below-the-faces', why: 'React never in domain, db, server or api-client.', from: { path: '^(packages/(domain|db|api-client)|apps/server)/' }, to: { path: npm('react|react-dom|@tanstack/[^/]+') } }),
  rule({ name: 'ui-fetches-nothing', why: 'Primitives know no data, no capability, no server.', from: { path: '^packages/ui/src/' }, to: { path: ['^apps/', '^packages/(domain|db|api-client)/', npm('@trpc/[^/]+|@tanstack/react-query')] } }),
  rule({ name: 'faces-use-the-api-client', why: 'A face reaches the server by packages/api-client alone.', from: { path: faces, pathNot: test }, to: { path: ['^apps/server/', '^packages/db/', '^(tools|e2e)/'] } }),
  rule({ name: 'faces-are-apart', why: 'A face never imports another face.', from: { path: '^apps/(web|expert-pwa|desktop)/' }, to: { path: '^apps/(web|expert-pwa|desktop)/', pathNot: '^apps/$1/' } }),
  rule({ name: 'router-type-only', why: 'AppRouter is shared as a type, by packages/api-client alone.', from: { path: '^packages/api-client/' }, to: { path: '^apps/server/', dependencyTypesNot: ['type-only'] } }),
  rule({ name: 'sdks-only-in-providers', why: 'Stripe, Twilio, nodemailer and web-push are imported by apps/server/src/providers alone; tests of the sandbox use them as clients.', from: { path: '^(apps|packages|tools|e2e)/', pathNot: ['^apps/server/src/providers/', '^tools/sandbox/.*(\\.test|test-clients)\\.ts$', test] }, to: { path: npm('stripe|twilio|nodemailer|web-push') } }),
  rule({ name: 'sandbox-is-apart', why: 'The stand-ins share no code with the product.', from: { path: '^tools/sandbox/' }, to: { path: ['^apps/', '^packages/'] } }),
  rule({ name: 'no-cycles', why: 'Two files that need each other are one file.', from: { path: '^(apps|packages|tools|e2e)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } }),
  rule({ name: 'resolvable', why: 'An import must lead somewhere.', from: { path: '^(apps|packages|tools|e2e)/' }, to: { couldNotResolve: true, pathNot: '^virtual:' } }),
];

/** Walls between the server's slices: a direction the table does not name, and a way in that is not the door. */
function sliceRules(slice: SliceName): IForbiddenRuleType[] {
  const allowed: readonly string[] = slices[slice];
  const shut = sliceNames.filter((other) => other !== slice && !allowed.includes(other)).join('|');
  const from = { path: `^apps/server/src/${slice}/`, pathNot: test };
  return [
    rule({ name: `slice-${slice}-direction`, why: `${slice} may call ${allowed.join(', ') || 'nobody'}; everything else goes by fact.`, from, to: { path: `^apps/server/src/(${shut})/` } }),
    rule({ name: `slice-${slice}-door`, why: 'Another slice is entered by its index.ts.', from, to: { path: `^apps/server/src/(${sliceNames.filter((o) => o !== slice).join('|')})/`, pathNot: '/index\\.ts$' } }),
    rule({ name: `slice-${slice}-tables`, why: 'A table belongs to one slice.', from, to: { path: `^packages/db/src/(${sliceNames.filter((o) => o !== slice).join('|')})/` } }),
  ];
}

/** Every wall as dependency-cruiser takes it. */
export const wallRules: readonly IForbiddenRuleType[] = [...packages, ...sliceNames.flatMap(sliceRules)];
