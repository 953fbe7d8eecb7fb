import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
const med=(a:number[])=>a.sort((x,y)=>x-y)[a.length>>1];
const n=1000; const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const rb=buildRulebook(makeRules(n,n),ctx);
{const cs=makeContacts(2000,1); for(let r=0;r<30;r++)for(const c of cs) rb.match(c,NOW);}
for(const B of [20,50,250,1000,4000]){
 const t1:number[]=[],t2:number[]=[],t3:number[]=[];
 for(let r=0;r<Math.max(15,20000/B);r++){ const cs=makeContacts(B,r+7);
  let t=performance.now(); for(const c of cs) rb.match(c,NOW); t1.push((performance.now()-t)/B*1000);
  t=performance.now(); for(const c of cs) rb.match(c,NOW); t2.push((performance.now()-t)/B*1000);
  const cs2=makeContacts(B,r+7000); let x=0; const m=new Map(); for(const c of cs2) for(const v of c.values()) if(typeof v==='string') m.set(v,1); else if(typeof v==='object') for(const e of v) m.set(e,1);
  t=performance.now(); for(const c of cs2) rb.match(c,NOW); t3.push((performance.now()-t)/B*1000);
 }
 console.log(B,'fresh',med(t1).toFixed(2),'second',med(t2).toFixed(2),'hashed',med(t3).toFixed(2));
}
