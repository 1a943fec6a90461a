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
    // What was typed last is kept before the form goes: a sending that breaks off loses nothing, and no draft comes after what was sent.
    if (!(form.berubah || form.menyimpan) || !form.requestSubmit) return;
    e.preventDefault();
    Promise.race([keep(form, false), new Promise((done) => setTimeout(done, 2000))]).then(() => {
      form.berubah = false;
      form.menyimpan = null;
      delete form.dataset.terkirim;
      form.requestSubmit(e.submitter);
    });
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-terkirim]").forEach((f) => delete f.dataset.terkirim));

  // What is typed is kept by the server while it is typed: a closed browser loses nothing. Secrets and files never go along, hidden
  // fields only when they say so: the version of what the form was filled from belongs to what was typed over it.
  const typed = (form) => [...form.elements].filter((f) => f.name && !f.disabled && !["password", "file", "submit", "button"].includes(f.type)
    && (f.type !== "hidden" || "disimpan" in f.dataset)
    && (!["checkbox", "radio"].includes(f.type) || f.checked));
  const keep = (form, last) => {
    clearTimeout(form.jeda);
    if (!form.berubah) return form.menyimpan;
    form.berubah = false;
    const body = new URLSearchParams();
    for (const f of typed(form)) body.append(f.name, f.value);
    body.append("draf.halaman", form.dataset.draf);
    const token = form.querySelector("[name=__RequestVerificationToken]");
    const said = (text) => { const at = document.getElementById("draf-kabar"); if (at) at.textContent = text; };
    const saving = fetch("/draf", { method: "POST", body, keepalive: last, credentials: "same-origin", headers: { "X-Formulir": token ? token.value : "" } })
      .then((a) => a.ok ? a.text().then(said) : said(a.status === 401 ? "Sesi Anda berakhir. Isian tetap di sini: kirim formulir ini untuk masuk lagi." : "Draf belum tersimpan."))
      .catch(() => { form.berubah = true; said("Jaringan terputus. Isian tetap di sini dan disimpan lagi setelah tersambung."); })
      .finally(() => { if (form.menyimpan === saving) form.menyimpan = null; });
    return form.menyimpan = saving;
  };
  const changed = (e) => {
    const form = e.target.form;
    if (!form || !form.dataset.draf || ["password", "file"].includes(e.target.type)) return;
    form.berubah = true;
    clearTimeout(form.jeda);
    form.jeda = setTimeout(() => keep(form, false), e.type === "change" ? 50 : 700);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  const keepAll = (last) => document.querySelectorAll("form[data-draf]").forEach((f) => { if (!f.dataset.terkirim) keep(f, last); });
  addEventListener("online", () => keepAll(false));
  addEventListener("pagehide", () => keepAll(true));
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepAll(true); });

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

  // A picture larger than its window opens where the case stands, not at its beginning.
  document.addEventListener("DOMContentLoaded", () => {
    for (const view of document.querySelectorAll(".alur-wadah")) {
      const now = [...view.querySelectorAll(".langkah.kini")].at(-1);
      if (!now) continue;
      const at = now.getBoundingClientRect(), frame = view.getBoundingClientRect();
      view.scrollTo(at.left - frame.left - (frame.width - at.width) / 2, at.top - frame.top - (frame.height - at.height) / 2);
    }
  });

  // A list that lives is read again when something of the region has changed; the row somebody stands on keeps the focus.
  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("[data-hidup], [data-hitung]") || !window.EventSource) return;
    let stands = null, source = null;
    // The menu's badges and the title say how much waits.
    const count = (e) => {
      const [tugas, meja] = e.data.split(" ");
      for (const b of document.querySelectorAll("[data-hitung]")) {
        const said = b.dataset.hitung === "meja" ? meja : tugas;
        b.firstChild.nodeValue = said;
        b.hidden = said === "0";
      }
      if (!document.title.startsWith("Galat: ")) document.title = (tugas === "0" ? "" : `(${tugas}) `) + document.title.replace(/^\(\d+\+?\) /, "");
    };
    // One stream for each page that is looked at: a browser has few connections for one office.
    const listen = () => {
      if (document.hidden) { if (source) source.close(); source = null; return; }
      if (source) return;
      source = new EventSource("/hidup");
      source.addEventListener("berubah", () => document.body.dispatchEvent(new Event("berubah")));
      source.addEventListener("jumlah", count);
    };
    listen();
    document.addEventListener("visibilitychange", () => { listen(); if (!document.hidden) document.body.dispatchEvent(new Event("berubah")); });
    document.addEventListener("htmx:beforeSwap", () => { const at = document.activeElement; stands = at && at.closest("#daftar") ? at.getAttribute("href") : null; });
    document.addEventListener("htmx:afterSettle", () => {
      const at = stands && [...document.querySelectorAll("#daftar a")].find((a) => a.getAttribute("href") === stands);
      if (at) { at.focus(); const row = at.closest("tr"); if (row) row.classList.add("terpilih"); }
    });
    addEventListener("pagehide", () => { if (source) source.close(); source = null; });
  });

  document.addEventListener("DOMContentLoaded", focusSummary);
  // Who came by "Langsung ke isi" has its place in the address: the browser goes there last, over a fault that must be heard first.
  addEventListener("load", () => setTimeout(focusSummary, 0));
  document.addEventListener("htmx:afterSwap", focusSummary);
})();
