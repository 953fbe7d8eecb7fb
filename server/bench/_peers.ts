import { PEERS, toRecord } from './matching-peers.ts';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import { evaluate } from '@cadre/shared/conditions/evaluate';
const ctx={types:FIELD_TYPES,timeZone:'UTC'};
for(const n of [100,1000]){
const rules=makeRules(n,n).map(r=>{const p=prepareCondition(r.condition,ctx); if(!p.ok) throw 1; return {id:r.id,condition:p.condition}});
const cs=makeContacts(300,1); const recs=cs.map(toRecord);
const want=cs.map(c=>rules.filter(r=>evaluate(r.condition,c,NOW)).map(r=>r.id).sort().join());
for(const p of PEERS){ const m=p.compile(rules); let bad=0; const k=n===1000&&p.name.startsWith('json-rules')?20:300; let t=performance.now(); const out=[]; for(const r of recs.slice(0,k)) out.push(await m(r)); const us=(performance.now()-t)/k*1000; out.forEach((o,i)=>{if(o.sort().join()!==want[i]) bad++;}); 
 t=performance.now(); for(const r of recs.slice(0,k)) await m(r); console.log(n,p.name,'bad',bad,us.toFixed(0),((performance.now()-t)/k*1000).toFixed(0)); }
}
