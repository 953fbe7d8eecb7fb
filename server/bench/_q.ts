import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
const q=(a:number[],p:number)=>a.sort((x,y)=>x-y)[a.length*p|0].toFixed(2);
for(const n of [1000,10000]){ const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const rb=buildRulebook(makeRules(n,n),ctx); const ch=(rb as any).chapters[0].chapter; const {table,markers}=ch.parts;
const B=200; const fresh:number[]=[],warm:number[]=[],mark:number[]=[],markw:number[]=[],guards:number[]=[];
for(let r=0;r<400;r++){ const cs=makeContacts(B,r+7);
 let t=performance.now(); for(const c of cs) rb.match(c,NOW); fresh.push((performance.now()-t)/B*1000);
 t=performance.now(); for(const c of cs) rb.match(c,NOW); warm.push((performance.now()-t)/B*1000);
 if(r%2){const c2=makeContacts(B,r+9999);
 t=performance.now(); for(const c of c2){table.begin(); for(const m of markers) m.mark(c,NOW,table);} mark.push((performance.now()-t)/B*1000);
 t=performance.now(); for(const c of c2){table.begin(); for(const m of markers) m.mark(c,NOW,table);} markw.push((performance.now()-t)/B*1000);
 t=performance.now(); for(const c of c2){table.begin(); for(const m of markers) m.mark(c,NOW,table); ch.passGuards();} guards.push((performance.now()-t)/B*1000);
}}
console.log(n,'p10/med fresh',q(fresh,.1),q(fresh,.5),'warm',q(warm,.1),q(warm,.5),'mark',q(mark,.1),q(mark,.5),'markwarm',q(markw,.1),q(markw,.5),'mark+guards warm',q(guards,.1),q(guards,.5));}
