import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
const n=Number(process.argv[2]);
const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const rb=buildRulebook(makeRules(n,n),ctx);
const ch=(rb as any).chapters[0].chapter; const parts=ch.parts;
console.log('predicates',parts.starts.length,'entries',parts.entries.length/3,'unfiled',parts.starts[1]/3,'steps',parts.steps.length/3);
const cs=makeContacts(20000,3);
for(let r=0;r<3;r++) for(const c of cs) rb.match(c,NOW);
const fresh=makeContacts(20000,4);
let t=performance.now(); for(const c of fresh) rb.match(c,NOW); console.log('fresh',(performance.now()-t)/20);
t=performance.now(); for(const c of fresh) rb.match(c,NOW); console.log('second',(performance.now()-t)/20);
t=performance.now(); for(let i=0;i<20000;i++) rb.match(fresh[i%50],NOW); console.log('hot50',(performance.now()-t)/20);
t=performance.now(); let hits=0; for(const c of fresh){ parts.table.begin(); for(const m of parts.markers) m.mark(c,NOW,parts.table); hits+=parts.table.hitCount;} console.log('mark only',(performance.now()-t)/20,'hits',hits/20000);
for(const m of parts.markers){ const f2=makeContacts(20000,5); t=performance.now(); for(const c of f2){ parts.table.begin(); m.mark(c,NOW,parts.table);} console.log('  ',m.field,m.constructor.name,((performance.now()-t)/20).toFixed(3)); }
let ents=0,pass=0,match=0;
for(const c of fresh.slice(0,2000)){ parts.table.begin(); for(const m of parts.markers) m.mark(c,NOW,parts.table); const ps=[0,...parts.table.hits.slice(0,parts.table.hitCount)]; for(const p of ps) for(let a=parts.starts[p];a<parts.starts[p+1];a+=3){ents++; const g=parts.entries[a]; if((parts.table.truth[g>>1]===parts.table.epoch)!==((g&1)===1)){pass++;}} match+=rb.match(c,NOW).length;}
console.log('entries looked',ents/2000,'guard pass',pass/2000,'match',match/2000);
