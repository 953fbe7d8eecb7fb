import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { prepareCondition } from '/work/main/shared/dist/conditions/prepare.js';
import { evaluate } from '/work/main/shared/dist/conditions/evaluate.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from '/work/main/server/bench/matching-workload.ts';
const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const med=(a:number[])=>a.sort((x,y)=>x-y)[a.length>>1];
for (const n of process.argv[2]?[+process.argv[2]]:[100,1000,10000]) {
  const rules=makeRules(n,n);
  const bt:number[]=[]; let rb;
  for(let i=0;i<9;i++){const t=performance.now(); rb=buildRulebook(rules,ctx); bt.push(performance.now()-t);}
  const preps=rules.map(r=>{const p=prepareCondition(r.condition,ctx); if(!p.ok) throw new Error(JSON.stringify(p)); return p.condition;});
  const check=makeContacts(200,5);
  let total=0;
  for(const c of check){const got=rb.match(c,NOW).sort().join(); const want=rules.filter((r,i)=>evaluate(preps[i],c,NOW)).map(r=>r.id).sort().join(); if(got!==want) throw new Error('differ'); total+=got?got.split(',').length:0;}
  const leaves=JSON.stringify(rules).split('"field"').length-1;
  const warm=makeContacts(4000,77); for(let k=0;k<5;k++)for(const c of warm) rb.match(c,NOW);
  const times:number[]=[]; const ph:number[]=[];
  const ch=(rb as any).chapters[0].chapter; const parts=ch.parts;
  for(let round=0;round<60;round++){const cs=makeContacts(250,round+100); const t=performance.now(); for(const c of cs) rb.match(c,NOW); times.push((performance.now()-t)/cs.length*1000);}
  for(let round=0;round<60;round++){const cs=makeContacts(250,round+100); const t=performance.now(); for(const c of cs) {parts.table.begin(); for(const m of parts.markers) m.mark(c,NOW,parts.table);} ph.push((performance.now()-t)/cs.length*1000);}
  console.log(n,'leaves/rule',leaves/n,'match%',(total/200/n*100).toFixed(2),'µs',med(times).toFixed(2),'min',times[0].toFixed(2),'mark',med(ph).toFixed(2),'build ms',med(bt).toFixed(0));
}
