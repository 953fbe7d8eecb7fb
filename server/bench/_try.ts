import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { prepareCondition } from '/work/main/shared/dist/conditions/prepare.js';
import { evaluate } from '/work/main/shared/dist/conditions/evaluate.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from '/work/main/server/bench/matching-workload.ts';
const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const med=(a:number[])=>a.sort((x,y)=>x-y)[a.length>>1];
for (const n of [100,1000,10000]) {
  const rules=makeRules(n,n);
  const bt:number[]=[]; let rb;
  for(let i=0;i<9;i++){const t=performance.now(); rb=buildRulebook(rules,ctx); bt.push(performance.now()-t);}
  const preps=rules.map(r=>{const p=prepareCondition(r.condition,ctx); if(!p.ok) throw new Error(JSON.stringify(p)); return p.condition;});
  const check=makeContacts(200,5);
  let total=0;
  for(const c of check){const got=rb.match(c,NOW).sort().join(); const want=rules.filter((r,i)=>evaluate(preps[i],c,NOW)).map(r=>r.id).sort().join(); if(got!==want) throw new Error('differ'); total+=got?got.split(',').length:0;}
  const leaves=JSON.stringify(rules).split('"field"').length-1;
  const warm=makeContacts(4000,77); for(const c of warm) rb.match(c,NOW);
  const times:number[]=[];
  for(let round=0;round<7;round++){const cs=makeContacts(4000,round+100); const t=performance.now(); for(const c of cs) rb.match(c,NOW); times.push((performance.now()-t)/cs.length*1000);}
  const walk:number[]=[]; {const cs=makeContacts(Math.max(20,200000/n|0),9); const t=performance.now(); for(const c of cs) for(const p of preps) evaluate(p,c,NOW); walk.push((performance.now()-t)/cs.length*1000);}
  const et:number[]=[]; let b2=rb; for(let i=0;i<300;i++){const t=performance.now(); b2=b2.withRule({id:'rule_'+(i%n),condition:rules[(i*7)%n].condition}); et.push(performance.now()-t);}
  console.log(n,'leaves/rule',leaves/n,'match%',(total/200/n*100).toFixed(2),'µs',med(times).toFixed(2),'min',times[0].toFixed(2),'build ms',bt.map(x=>x.toFixed(0)).join(' '),'walk',walk[0].toFixed(0),'edit avg',(et.reduce((a,b)=>a+b)/300).toFixed(2),'max',Math.max(...et).toFixed(1));
}
