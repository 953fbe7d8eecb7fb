import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
for(const n of [1000,10000]){ const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const rb=buildRulebook(makeRules(n,n),ctx); const ch=(rb as any).chapters[0].chapter; const {entries,starts,steps,table,markers}=ch.parts;
let looked=0,passed=0,stepn=0,match=0,marks=0,hits=0,dup=0; const cs=makeContacts(1000,1);
for(const c of cs){ match+=rb.match(c,NOW).length; table.begin(); for(const m of markers) m.mark(c,NOW,table); marks+=table.truth.reduce((a,b)=>a+b,0); hits+=table.hitCount; const seen=new Set();
 for(const p of [0,...table.hits.slice(0,table.hitCount)]) for(let a=starts[p];a<starts[p+1];a+=3){looked++; const g=entries[a]; if(table.truth[g>>1]===(g&1)) continue; passed++; let s=entries[a+1]; while(s>=0){stepn++; s=steps[s+2-table.truth[steps[s]]];} if(s===-1){ if(seen.has(entries[a+2])) dup++; seen.add(entries[a+2]);}}}
console.log(n,'preds',starts.length,'entries',entries.length/3,'unfiled',starts[1]/3,'steps',steps.length/3); console.log('per contact: marks',marks/1000,'hits',hits/1000,'looked',looked/1000,'passed',passed/1000,'steps',stepn/1000,'match',match/1000,'dup',dup/1000);}
