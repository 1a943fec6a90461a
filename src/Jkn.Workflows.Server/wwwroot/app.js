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

  document.addEventListener("DOMContentLoaded", focusSummary);
  document.addEventListener("htmx:afterSwap", focusSummary);
})();
