// How the report looks on paper and on a screen: one page of A4 or Letter, readable in black and white.
export const REPORT_STYLE = `
@page{size:auto;margin:9mm 10mm}
html{background:#fff;color:#000;font:8.8pt/1.15 system-ui,sans-serif}
body{margin:0}
main{max-width:190mm;margin:0 auto}
@media screen{main{padding:8mm}}
h1{font-size:14pt;margin:0 0 1mm;overflow-wrap:anywhere;max-height:2.5em;overflow:hidden}
h2{font-size:10.5pt;margin:2mm 0 .6mm;border-bottom:.3mm solid #000}
p{margin:.8mm 0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3mm 2mm .3mm 0;vertical-align:top;border-bottom:.1mm solid #888;font-variant-numeric:tabular-nums}
.wide{font-size:8pt}
.wide td{white-space:nowrap;padding-right:1.2mm}
.wide th{padding-right:1.2mm}
.when,.small{font-size:8.5pt}
.rehearsal{font-weight:bold}
.scope{margin-top:2.5mm;padding:1.5mm 2mm;border:.3mm solid #000;break-inside:avoid}
`;
