import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
for(const n of [1000,10000]){ const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const rb=buildRulebook(makeRules(n,n),ctx); const ch=(rb as any).chapters[0].chapter; const {entries,starts,steps,table,markers}=ch.parts;
const cs=makeContacts(2000,1);
for(let r=0;r<10;r++)for(const c of cs) rb.match(c,NOW);
let t=performance.now(); for(let r=0;r<5;r++)for(const c of cs) rb.match(c,NOW); console.log(n,'all',(performance.now()-t)/10);
t=performance.now(); for(let r=0;r<5;r++)for(const c of cs) {table.begin(); for(const m of markers) m.mark(c,NOW,table);} console.log('mark',(performance.now()-t)/10);
// snapshot truths
const snaps=cs.map(c=>{table.begin(); for(const m of markers) m.mark(c,NOW,table); return {truth:table.truth.slice(),hits:table.hits.slice(0,table.hitCount)}});
let sum=0;
for(let k=0;k<3;k++){
t=performance.now(); for(let r=0;r<5;r++)for(const s of snaps){ table.truth.set(s.truth); table.hits.set(s.hits); table.hitCount=s.hits.length; } const base=(performance.now()-t)/10;
t=performance.now(); for(let r=0;r<5;r++)for(const s of snaps){ table.truth.set(s.truth); table.hits.set(s.hits); table.hitCount=s.hits.length; const c=ch.readEntries(); sum+=c; for(let i=0;i<c;i++) ch.matched[ch.matches[i]]=0; } console.log('copy',base,'entries',(performance.now()-t)/10-base);
}
for(const m of markers){ for(let r=0;r<5;r++)for(const c of cs) m.mark(c,NOW,table); t=performance.now(); for(let r=0;r<5;r++)for(const c of cs) {table.hitCount=0; m.mark(c,NOW,table);} console.log('  ',m.field,((performance.now()-t)/10).toFixed(3)); }
}
