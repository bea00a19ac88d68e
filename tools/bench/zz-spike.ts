
import { firstComeFirstServed, makeDay, outcomeOf } from './zz-day.ts';
import { runLive } from './live-policy.ts';
import { defaultWeights } from '@sysops/domain/dispatch';
const show=(o:any)=>`n${o.tickets} cost${o.cost.toFixed(0)} w${o.wait.toFixed(1)} p95 ${o.waitP95.toFixed(0)} tr${o.travel.toFixed(1)} br${o.breach.toFixed(3)} pbr${o.priorityBreach.toFixed(3)}`;
const times=Number(process.argv[2]??10);
for (const seed of [1,2]) {
  const d=makeDay({seed,ticketsPerHour:17.4,hours:12,spike:{times,fromHour:2,hours:1}});
  console.log(times, seed, 'fcfs', show(outcomeOf(d, firstComeFirstServed(d))));
  for (const [name,o] of Object.entries({none:{replanEvery:null,churnShare:0}, re10:{replanEvery:1,churnShare:0.1}, ...(process.env.FREE?{free:{replanEvery:1,churnShare:Infinity}}:{})})) {
    const t=performance.now(); const run=runLive(d,{...o,weights:{...defaultWeights,...JSON.parse(process.env.W??'{}')},offerAhead:Number(process.env.AHEAD??120),releaseAhead:Number(process.env.REL??30)});
    console.log('   ', name, show(outcomeOf(d,run.served)), `changed ${(run.changedExpert/d.tickets.length).toFixed(3)}`, `maxpass ${Math.max(0,...run.passes).toFixed(0)}ms`, `${((performance.now()-t)/1000).toFixed(1)}s`);
  }
}
