// Improvements only: every act works without this file.
"use strict";
(() => {
  const summary = () => document.getElementById("ringkasan-galat");
  const focusSummary = () => { const s = summary(); if (s) s.focus(); };

  // A second click while the first is under way would send the form twice; the server refuses it, this spares the message.
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post") return;
    if (form.dataset.terkirim) { e.preventDefault(); return; }
    form.dataset.terkirim = "1";
    setTimeout(() => { delete form.dataset.terkirim; }, 5000);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-terkirim]").forEach((f) => delete f.dataset.terkirim));

  // Keys: j/k choose a row, Enter opens it, "/" searches, g + letter goes. Never while somebody types.
  let go = 0;
  const places = { h: "/beranda", t: "/tugas", b: "/berkas", l: "/loket", m: "/meja" };
  const rows = () => [...document.querySelectorAll(".baris-pilih tbody tr")];
  const choose = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((r) => r.classList.contains("terpilih"));
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    all.forEach((r) => r.classList.toggle("terpilih", r === next));
    next.querySelector("[data-baris]").focus();
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    if (go && Date.now() - go < 1500 && places[e.key]) { location.href = places[e.key]; return; }
    go = e.key === "g" ? Date.now() : 0;
    if (e.key === "j") choose(1);
    else if (e.key === "k") choose(-1);
    else if (e.key === "/" && document.getElementById("cari")) { e.preventDefault(); document.getElementById("cari").focus(); }
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const b of document.querySelectorAll("[data-cetak]")) { b.hidden = false; b.addEventListener("click", () => print()); }
  });

  // A list that lives is read again when something of the region has changed; the row somebody stands on keeps the focus.
  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("[data-hidup]") || !window.EventSource) return;
    let stands = null;
    const source = new EventSource("/hidup");
    source.addEventListener("berubah", () => { if (!document.hidden) document.body.dispatchEvent(new Event("berubah")); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) document.body.dispatchEvent(new Event("berubah")); });
    document.addEventListener("htmx:beforeSwap", () => { const at = document.activeElement; stands = at && at.closest("#daftar") ? at.getAttribute("href") : null; });
    document.addEventListener("htmx:afterSettle", () => {
      const at = stands && [...document.querySelectorAll("#daftar a")].find((a) => a.getAttribute("href") === stands);
      if (at) { at.focus(); const row = at.closest("tr"); if (row) row.classList.add("terpilih"); }
    });
    addEventListener("pagehide", () => source.close());
  });

  document.addEventListener("DOMContentLoaded", focusSummary);
  document.addEventListener("htmx:afterSwap", focusSummary);
})();
