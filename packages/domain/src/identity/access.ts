import type { Role } from './roles.ts';

/**
 * What a role may touch through a procedure: `own` rows of the actor, rows `assigned` to him as an expert, or `any`.
 * The relation is enforced by the use case; a role without an entry is refused before it runs.
 */
export type Relation = 'own' | 'assigned' | 'any';

export type Access = 'public' | { readonly [R in Role]?: Relation };

const staff = { agent: 'any', manager: 'any', admin: 'any' } as const;
const managers = { manager: 'any', admin: 'any' } as const;
const visitActs = { expert: 'assigned', manager: 'any', admin: 'any' } as const;
const everyone = { customer: 'own', expert: 'own', agent: 'own', manager: 'own', admin: 'own' } as const;

/** THE table: procedure × role × relation. The server does not start when a procedure has no line here. */
export const ACCESS = {
  'identity.me': 'public',
  'identity.demoSignIns': 'public',

  'customers.register': 'public',
  'customers.locateZip': 'public',
  'customers.profile': { customer: 'own' },
  'customers.updateProfile': { customer: 'own' },
  'customers.search': staff,
  'customers.get': staff,
  'customers.slaOverrides': staff,
  'customers.setSlaOverride': managers,
  'customers.endSlaOverride': managers,

  'billing.plans': 'public',
  'billing.demoReceipt': 'public',
  'billing.payLink': 'public',
  'billing.payByLink': 'public',
  'billing.mine': { customer: 'own' },
  'billing.contractsOf': staff,
  'billing.account': { customer: 'own', ...staff },
  'billing.cover': { customer: 'own' },
  'billing.buy': { customer: 'own', agent: 'any', manager: 'any' },
  'billing.claim': { customer: 'own', agent: 'any', manager: 'any' },
  'billing.checkout': { customer: 'own' },
  'billing.finishCheckout': { customer: 'own' },
  'billing.setupCard': { customer: 'own' },
  'billing.portal': { customer: 'own' },
  'billing.refreshCard': { customer: 'own' },
  'billing.cancel': { customer: 'own', ...staff },
  'billing.resume': { customer: 'own', ...staff },
  'billing.addDevice': { customer: 'own', ...staff },
  'billing.removeDevice': { customer: 'own', ...staff },
  'billing.attention': staff,
  'billing.differences': managers,
  'billing.repairDifference': managers,
  'billing.report': managers,
  'billing.tieOut': managers,
  'billing.refund': { admin: 'any' },
  'billing.credit': managers,
  'billing.approve': { admin: 'any' },
  'billing.planHistory': managers,
  'billing.newPlanVersion': { admin: 'any' },
  'billing.policy': managers,
  'billing.setPolicy': { admin: 'any' },
  'billing.recordSale': { admin: 'any' },
  'billing.previewSales': { admin: 'any' },
  'billing.importSales': { admin: 'any' },

  'experts.list': staff,
  'experts.get': staff,
  'experts.skills': staff,
  'experts.create': { admin: 'any' },
  'experts.update': { admin: 'any' },
  'experts.setSkills': { admin: 'any' },
  'experts.setShifts': { admin: 'any' },
  'experts.setServiceArea': { admin: 'any' },
  'experts.setJobsShown': { admin: 'any' },
  'experts.addAbsence': { admin: 'any', manager: 'any' },
  'experts.removeAbsence': { admin: 'any', manager: 'any' },
  'experts.me': { expert: 'own' },
  'experts.setAway': { expert: 'own' },
  'experts.reportPosition': { expert: 'own' },

  'tickets.problemTypes': 'public',
  'tickets.raise': { customer: 'own', agent: 'any', manager: 'any' },
  'tickets.mine': { customer: 'own' },
  'tickets.get': { customer: 'own', expert: 'assigned', ...staff },
  'tickets.list': staff,
  'tickets.cancel': { customer: 'own', agent: 'any', manager: 'any' },
  'tickets.completeTriage': { agent: 'any', manager: 'any' },
  'tickets.hold': { agent: 'any', manager: 'any' },
  'tickets.endHold': { agent: 'any', manager: 'any' },
  'tickets.reopen': { customer: 'own', agent: 'any' },
  'tickets.tasks': staff,
  'tickets.settleTask': staff,
  'tickets.pin': managers,
  'tickets.unpin': managers,
  'tickets.wishExpert': { customer: 'own', agent: 'any', manager: 'any', admin: 'any' },
  'tickets.changePriority': staff,
  'tickets.changeWindow': { customer: 'own', agent: 'any', manager: 'any', admin: 'any' },
  'tickets.counts': staff,

  'dispatch.myJobs': { expert: 'own' },
  'dispatch.accept': visitActs,
  'dispatch.decline': visitActs,
  'dispatch.startTravel': visitActs,
  'dispatch.arrive': visitActs,
  'dispatch.complete': visitActs,
  'dispatch.cannotComplete': visitActs,
  'dispatch.customerAbsent': visitActs,
  'dispatch.release': visitActs,
  'dispatch.pause': visitActs,
  'dispatch.resume': visitActs,
  'dispatch.withdraw': managers,
  'dispatch.assignByHand': managers,
  'dispatch.capacityHolds': managers,
  'dispatch.holdCapacity': managers,
  'dispatch.releaseCapacity': managers,
  'dispatch.customerWishes': staff,
  'dispatch.setCustomerWish': staff,
  'dispatch.setShadowPolicy': { admin: 'any' },
  'dispatch.shadow': managers,
  'dispatch.shadowPolicies': managers,
  'dispatch.shadowDifferences': managers,
  'dispatch.reconciliations': managers,
  'dispatch.lateActs': staff,
  'dispatch.settleLateAct': managers,
  'dispatch.forTicket': staff,
  'dispatch.explain': staff,
  'dispatch.map': staff,
  'dispatch.board': staff,

  'sla.forTicket': { customer: 'own', ...staff },
  'sla.breaches': staff,
  'sla.acknowledge': managers,
  'sla.groups': managers,
  'sla.setGroup': { admin: 'any' },

  'notifications.forTicket': staff,

  'knowledge.search': { customer: 'any', expert: 'any', ...staff },
  'knowledge.get': { customer: 'any', expert: 'any', ...staff },
  'knowledge.forTicket': { expert: 'assigned', ...staff },
  'knowledge.draftFor': { expert: 'assigned' },
  'knowledge.add': { expert: 'own', manager: 'any', admin: 'any' },
  'knowledge.update': { expert: 'own', manager: 'any', admin: 'any' },
  'knowledge.setState': managers,
  'knowledge.versions': { expert: 'own', manager: 'any', admin: 'any' },

  'surveys.open': 'public',
  'surveys.answer': 'public',
  'surveys.forTicket': staff,

  'privacy.exportMine': { customer: 'own' },
  'privacy.eraseMe': { customer: 'own' },

  'live.feed': everyone,
} as const satisfies Record<string, Access>;

export type ProcedureName = keyof typeof ACCESS;
