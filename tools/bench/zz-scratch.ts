
import { firstComeFirstServed, makeDay, outcomeOf } from './zz-day.ts';
import { runLive } from './live-policy.ts';
import { defaultWeights } from '@sysops/domain/dispatch';
const show=(o:any)=>`cost${o.cost.toFixed(0)} w${o.wait.toFixed(1)} p95 ${o.waitP95.toFixed(0)} tr${o.travel.toFixed(1)} br${o.breach.toFixed(3)} pbr${o.priorityBreach.toFixed(3)} busy${o.busy.toFixed(2)}`;
const find=(busy:number)=>{let lo=8,hi=40; for(let i=0;i<9;i++){const m=(lo+hi)/2; const b=[1,2,3].map(seed=>{const d=makeDay({seed,ticketsPerHour:m,hours:14,spike:null});return outcomeOf(d,firstComeFirstServed(d)).busy}).reduce((a,b)=>a+b)/3; if(b<busy) lo=m; else hi=m;} return lo;};
const ahead=Number(process.env.AHEAD??60), churn=Number(process.env.CHURN??30), every=Number(process.env.EVERY??1);
for (const load of (process.argv[2]??'0.6,0.85').split(',').map(Number)) {
  const r=find(load); const sum:Record<string,any[]>={};
  for (const seed of [1,2,3]) {
  const d=makeDay({seed,ticketsPerHour:r,hours:14,spike:null});
  (sum['fcfs']??=[]).push(outcomeOf(d, firstComeFirstServed(d)));
  for (const [name,o] of Object.entries({none:{replanEvery:null,churnShare:0}, re10:{replanEvery:every,churnShare:0.1}, free:{replanEvery:every,churnShare:Infinity}})) {
    const run=runLive(d,{...o,weights:{...defaultWeights,wait:Object.fromEntries(Object.entries(defaultWeights.wait).map(([k,v])=>[k,v*Number(process.env.WW??1)])) as any,churn:name==='free'?0:churn},offerAhead:ahead,releaseAhead:Number(process.env.REL??30)});
    (sum[name]??=[]).push({...outcomeOf(d,run.served),changed:run.changedExpert/d.tickets.length});
  }}
  const mean=(n:string)=>Object.fromEntries(Object.keys(sum[n]![0]).map(k=>[k,sum[n]!.reduce((a,o)=>a+o[k],0)/3])) as any;
  const f=mean('fcfs'); console.log(load, r.toFixed(1), 'fcfs', show(f));
  for (const n of ['none','re10','free']) {const m=mean(n); console.log('  ',n,show(m),`changed ${m.changed.toFixed(3)} wait ratio ${(m.wait/f.wait).toFixed(2)} travel ratio ${(m.travel/f.travel).toFixed(2)}`);}
}
