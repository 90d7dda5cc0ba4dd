#include "engine/report/report_style.h"

namespace palimpsest {

std::string_view reportStyle()
{
    return R"css(
:root { color-scheme: light dark;
  --paper: #fcfbf9; --ink: #1f1e1c; --muted: #65625c; --faint: #e9e6e0; --line: #d6d2ca; --wash: #f4f2ed;
  --remembered: #8a5300; --remembered-fill: #e69f00; --forgotten: #00695c; --forgotten-fill: #009e73;
  --cameback: #a3195b; --cameback-fill: #c2438a; --danger: #b3261e; --warning: #8a5300;
  --c1: #0072b2; --c2: #d55e00; --c3: #009e73; --c4: #b0588f; --c5: #c98a00; --c6: #2f8fc4; --c7: #d18f00; --c8: #c2438a; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #161719; --ink: #e8e5df; --muted: #a5a199; --faint: #26282b; --line: #3a3d41; --wash: #1d1f22;
  --remembered: #f0b54a; --remembered-fill: #e69f00; --forgotten: #56cbb0; --forgotten-fill: #2fb597;
  --cameback: #f191c3; --cameback-fill: #e27bb1; --danger: #ff8a80; --warning: #f0b54a;
  --c1: #56b4e9; --c2: #ef7f33; --c3: #3cc79c; --c4: #d99ac0; --c5: #e6ac2e; --c6: #7cc6f2; --c7: #f0b54a; --c8: #f191c3; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; max-width: 1240px; padding: 40px 40px 64px; background: var(--paper); color: var(--ink);
  font: 13px/1.55 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
header { display: flex; align-items: center; gap: 12px; flex-wrap: wrap; }
h1 { font-size: 22px; line-height: 1.25; font-weight: 600; margin: 0; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { font-size: 16px; font-weight: 600; margin: 56px 0 16px; }
h3 { font-size: 13px; font-weight: 600; margin: 32px 0 8px; }
p { margin: 8px 0; }
code { font: 12px ui-monospace, "DejaVu Sans Mono", monospace; }
.logo { width: 30px; height: 30px; flex: none; fill: none; stroke-linecap: round; stroke-linejoin: round; }
.logo .sheet, .logo .fold { stroke: var(--muted); stroke-width: 1.6; }
.logo .ink { stroke: var(--ink); stroke-width: 1.8; }
.logo .scraped { stroke: var(--remembered-fill); stroke-width: 1.8; }
.pill { border-radius: 11px; padding: 1px 10px; font-size: 12px; font-weight: 600; background: var(--wash);
  color: var(--muted); }
.pill.completed { color: var(--forgotten); }
.pill.stopped { color: var(--warning); }
.pill.failed { color: var(--danger); }
.facts { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 20px 0 16px; }
.facts div { min-width: 0; }
.facts dt { font-size: 11px; color: var(--muted); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.outcome { color: var(--muted); }
.outcome.failed { color: var(--danger); border-left: 3px solid var(--danger); padding-left: 12px; }
.meaning { font-size: 15px; line-height: 1.6; max-width: 76ch; margin: 16px 0 28px; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); gap: 24px; }
.figure { display: flex; flex-direction: column; }
.what, .note { font-size: 11px; color: var(--muted); }
.value { font-size: 22px; line-height: 1.4; font-weight: 500; letter-spacing: -.01em; white-space: nowrap; }
.old { color: var(--muted); font-weight: 400; }
.arrow { color: var(--muted); padding: 0 .3em; font-weight: 400; font-size: .85em; }
.curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(480px, 100%), 1fr)); gap: 32px 40px; }
figure { margin: 0; min-width: 0; position: relative; }
figcaption { margin-bottom: 8px; }
figcaption span { color: var(--muted); font-size: 11px; }
.chart { width: 100%; height: auto; display: block; overflow: visible; }
.chart text, .fates text { font-size: 11px; fill: var(--ink); }
.chart .tick, .chart .axis, .fates .tick, .fates .axis { fill: var(--muted); }
.chart .grid { stroke: var(--faint); stroke-width: 1; }
.chart .axisline { stroke: var(--line); stroke-width: 1; }
.chart .series path { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round;
  stroke-linecap: round; }
.chart .series circle { fill: currentColor; stroke: var(--paper); stroke-width: 1; }
.chart .mark, .chart .handle { fill: currentColor; }
.chart .threshold { stroke: currentColor; stroke-width: 1.2; stroke-dasharray: 5 4; opacity: .8; }
.chart .chip { fill: var(--paper); stroke: currentColor; stroke-width: 1; }
.chart .hover { stroke: var(--muted); stroke-width: 1; }
.c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); } .c4 { color: var(--c4); }
.c5 { color: var(--c5); } .c6 { color: var(--c6); } .c7 { color: var(--c7); } .c8 { color: var(--c8); }
.empty { color: var(--muted); padding: 48px 0; text-align: center; border-top: 1px solid var(--faint); }
.tip { position: absolute; pointer-events: none; background: var(--paper); border: 1px solid var(--line); padding: 6px 10px;
  border-radius: 6px; font-size: 11px; box-shadow: 0 2px 10px rgb(0 0 0 / .12); z-index: 2; white-space: nowrap; }
.tip b { font-weight: 600; } .tip td { padding: 0 0 0 12px; text-align: right; border: 0; } .tip td:first-child { padding: 0;
  text-align: left; }
.remembered { color: var(--remembered); } .forgotten { color: var(--forgotten); } .cameback { color: var(--cameback); }
.legend { color: var(--muted); max-width: 96ch; } .legend > span { margin-right: 16px; }
.fates { max-height: 640px; overflow: auto; } .fates svg { display: block; }
use[href="#remembered"] { fill: var(--remembered-fill); } use[href="#forgotten"] { fill: var(--forgotten-fill); }
use[href="#cameback"] { fill: var(--cameback-fill); } .fates a:hover text { fill: var(--ink); text-decoration: underline; }
input[type=radio], input[type=checkbox] { position: absolute; opacity: 0; pointer-events: none; }
input + label { display: inline-block; padding: 3px 12px; margin: 8px 4px 8px 0; border-radius: 14px;
  color: var(--muted); cursor: pointer; border: 1px solid transparent; }
input:checked + label { color: var(--ink); background: var(--wash); border-color: var(--line); }
input:focus-visible + label { outline: 2px solid var(--c1); outline-offset: 1px; }
input[type=search] { font: inherit; color: inherit; background: transparent; border: 0; border-bottom: 1px solid var(--line);
  padding: 3px 2px; margin-left: 16px; width: 220px; max-width: 100%; }
#show-remembered:checked ~ .samples > .sample:not(.remembered), #show-forgotten:checked ~ .samples > .sample:not(.forgotten),
#show-cameback:checked ~ .samples > .sample:not(.cameback) { display: none; }
.sample { border-top: 1px solid var(--faint); padding: 20px 0 24px; color: var(--ink); scroll-margin-top: 16px;
  content-visibility: auto; contain-intrinsic-size: auto 260px; }
.sample:target h3 { background: var(--wash); box-shadow: 0 0 0 6px var(--wash); }
.sample h3 { margin: 0 0 10px; display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; font-weight: 400;
  color: var(--muted); }
.sample h3 > span:first-child { font-weight: 600; }
.scores { margin-left: auto; display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 12px; }
.scores b { color: var(--ink); font-weight: 500; } .scores .arrow { padding: 0 .25em; }
.text { font: 15px/1.6 "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", P052, Georgia,
  "DejaVu Serif", serif; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; tab-size: 4; font-variant-numeric: normal; }
#mono { margin-left: 12px; } #mono:checked ~ .samples .text { font: 12px/1.6 ui-monospace, "DejaVu Sans Mono", monospace; }
.prefix { color: var(--muted); margin-bottom: 14px; max-width: 110ch; }
.cols { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr)); gap: 20px 32px; }
.col { min-width: 0; } .colhead { font-size: 11px; color: var(--muted); display: flex; gap: 10px; align-items: baseline; }
.recited { color: var(--remembered); font-weight: 600; } .left { margin-left: auto; }
.bar { display: flex; height: 4px; border-radius: 2px; background: var(--faint); margin: 4px 0 10px; overflow: hidden; }
.bar .same { background: var(--remembered-fill); } .bar.full { background: var(--remembered-fill); }
.bar .else { background: repeating-linear-gradient(90deg, var(--remembered-fill) 0 2px, transparent 2px 5px); }
u.same { color: var(--remembered); text-decoration: underline 1px; text-underline-offset: 3px; }
u.else { text-decoration: underline dotted var(--muted) 1.5px; text-underline-offset: 4px; }
.nothing { color: var(--muted); font-style: italic; }
table { border-collapse: collapse; } th { text-align: left; font-weight: 400; color: var(--muted); font-size: 11px; }
td, th { padding: 4px 20px 4px 0; vertical-align: top; border-top: 1px solid var(--faint); } th { border: 0; }
td { overflow-wrap: anywhere; } .given { font-weight: 500; } .wide { overflow-x: auto; }
.numbers td, .numbers th { text-align: right; white-space: nowrap; padding: 3px 14px 3px 0; }
.numbers td:first-child, .numbers th:first-child { text-align: left; }
ul { padding-left: 18px; margin: 4px 0; } li { overflow-wrap: anywhere; }
footer { margin-top: 64px; color: var(--muted); font-size: 11px; overflow-wrap: anywhere; }
@media (max-width: 640px) { body { padding: 20px 16px 40px; } .scores { margin-left: 0; } }
@media print { body { max-width: none; padding: 0; } .sample, figure { break-inside: avoid; } input, label { display: none !important; }
  .fates { max-height: none; } .sample { content-visibility: visible; } }
)css";
}

std::string_view reportScript()
{
    return R"js(
'use strict';
const numbers = text => text ? text.split(',').map(Number) : [];
const shown = value => Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(4)));
for (const chart of document.querySelectorAll('svg.chart')) {
  const box = chart.dataset, left = +box.left, right = +box.right, x0 = +box.x0, x1 = +box.x1;
  const series = [...chart.querySelectorAll('.series')].map(group => ({ name: group.dataset.name,
    colour: group.classList[1], x: numbers(group.dataset.x), y: numbers(group.dataset.y) })).filter(one => one.x.length);
  const line = document.createElementNS(chart.namespaceURI, 'path');
  const tip = document.createElement('div');
  line.setAttribute('class', 'hover');
  tip.className = 'tip';
  const hide = () => { line.remove(); tip.remove(); };
  chart.addEventListener('pointerleave', hide);
  chart.addEventListener('pointermove', event => {
    const frame = chart.getBoundingClientRect(), scale = chart.viewBox.baseVal.width / frame.width;
    const at = (event.clientX - frame.left) * scale;
    if (at < left - 4 || at > right + 4 || !series.length) return hide();
    const wanted = x1 > x0 ? x0 + (at - left) / (right - left) * (x1 - x0) : x0;
    let x = series[0].x[0];
    for (const one of series) for (const value of one.x) if (Math.abs(value - wanted) < Math.abs(x - wanted)) x = value;
    const px = x1 > x0 ? left + (x - x0) / (x1 - x0) * (right - left) : (left + right) / 2;
    line.setAttribute('d', `M${px} ${box.top}V${box.bottom}`);
    chart.append(line);
    const table = document.createElement('table'), head = document.createElement('b');
    head.textContent = box.xname.split(' ')[0] + ' ' + (x === 0 && box.xname === 'epoch' ? '0 (before)' : shown(x));
    for (const one of series) {
      const index = one.x.indexOf(x);
      if (index < 0) continue;
      const row = table.insertRow(), name = row.insertCell(), value = row.insertCell(), mark = document.createElement('span');
      mark.className = one.colour;
      mark.textContent = '● ';
      name.append(mark, one.name);
      value.textContent = shown(one.y[index]);
    }
    tip.replaceChildren(head, table);
    const parent = chart.parentNode.getBoundingClientRect();
    chart.parentNode.append(tip);
    const place = frame.left - parent.left + px / scale + 12;
    tip.style.left = Math.max(0, Math.min(place, parent.width - tip.offsetWidth)) + 'px';
    tip.style.top = frame.top - parent.top + +box.top / scale + 'px';
  });
}
const find = document.getElementById('find');
if (find) {
  find.hidden = false;
  const samples = [...document.querySelectorAll('.sample')], none = document.querySelector('.none');
  find.addEventListener('input', () => {
    const word = find.value.toLowerCase();
    let some = false;
    for (const sample of samples) {
      sample.hidden = word !== '' && !sample.textContent.toLowerCase().includes(word);
      some = some || !sample.hidden;
    }
    none.hidden = some;
  });
}
)js";
}

} // namespace palimpsest
