import { M0001Foundations } from './m0001-foundations.ts';
import { M0002Identity } from './m0002-identity.ts';
import { M0003Customers } from './m0003-customers.ts';
import { M0004Tickets } from './m0004-tickets.ts';
import { M0005Dispatch } from './m0005-dispatch.ts';
import { M0006Experts } from './m0006-experts.ts';
import { M0007Notifications } from './m0007-notifications.ts';
import { M0008Knowledge } from './m0008-knowledge.ts';
import { M0009Surveys } from './m0009-surveys.ts';
import { M0010Billing } from './m0010-billing.ts';
import { M0013DispatchWatches } from './m0013-dispatch-watches.ts';
import { M0014Sla } from './m0014-sla.ts';
import { M0015BoardReads } from './m0015-board-reads.ts';
import { M0016DispatchPlans } from './m0016-dispatch-plans.ts';
import { M0017QuietHours } from './m0017-quiet-hours.ts';
import { M0018StaffTasks } from './m0018-staff-tasks.ts';

/** In order, forward only. Names are written out so that they survive bundling. */
export const migrationsList = [
  { name: 'm0001-foundations', class: M0001Foundations },
  { name: 'm0002-identity', class: M0002Identity },
  { name: 'm0003-customers', class: M0003Customers },
  { name: 'm0004-tickets', class: M0004Tickets },
  { name: 'm0005-dispatch', class: M0005Dispatch },
  { name: 'm0006-experts', class: M0006Experts },
  { name: 'm0007-notifications', class: M0007Notifications },
  { name: 'm0008-knowledge', class: M0008Knowledge },
  { name: 'm0009-surveys', class: M0009Surveys },
  { name: 'm0010-billing', class: M0010Billing },
  { name: 'm0013-dispatch-watches', class: M0013DispatchWatches },
  { name: 'm0014-sla', class: M0014Sla },
  { name: 'm0015-board-reads', class: M0015BoardReads },
  { name: 'm0016-dispatch-plans', class: M0016DispatchPlans },
  { name: 'm0017-quiet-hours', class: M0017QuietHours },
  { name: 'm0018-staff-tasks', class: M0018StaffTasks },
];
