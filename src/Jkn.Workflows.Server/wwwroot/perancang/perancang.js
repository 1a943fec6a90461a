// Around the official designer: our words, section headings over the inputs. All of it is decoration:
// an error here switches the decoration off and never touches the designer.
(() => {
  'use strict';
  const editor = document.querySelector('elsa-workflow-definition-editor');
  if (!editor) return;
  try { localStorage.setItem('BlazorCulture', 'id-ID'); } catch { /* formats stay English */ }

  const words = new Map(Object.entries({
    'Unable to make changes as the workflow or application is currently in read-only mode': 'Hanya dapat dilihat; yang mengubah SOP adalah admin SOP', 'Designer': 'Diagram', 'Code': 'Kode', 'Activities': 'Langkah', 'Search': 'Cari', 'Publish': 'Ajukan', 'Unpublish': 'Tarik pengajuan', 'Published': 'Diajukan', 'Publishing': 'Mengajukan', 'Code view': 'Kode', 'Code View': 'Kode', 'The name of the workflow.': 'Nama SOP.', 'A brief description of the workflow.': 'Uraian singkat SOP.', 'Incident handling strategy': 'Bila ada gangguan', 'Log Persistence Strategy': 'Pencatatan', 'Inherit': 'Ikut bawaan', 'Select the log persistence strategy to use for activity properties of this workflow.': 'Cara mencatat nilai langkah.', 'Allow this workflow to be used as an activity.': 'Boleh dipakai sebagai langkah di SOP lain.', 'Auto-update referencing workflows': 'Perbarui SOP pemakai dengan sendirinya', 'This activity does not have any input properties.': 'Langkah ini tidak punya masukan.', 'Input/Output': 'Masukan/keluaran', 'Metadata': 'Keterangan', 'Commit Strategy': 'Cara menyimpan',
    'Saving': 'Menyimpan', 'Saved': 'Tersimpan', 'Saved!': 'Tersimpan', 'Changes saved': 'Tersimpan', 'Unpublished': 'Draf', 'Draft': 'Draf', 'Save': 'Simpan', 'Cancel': 'Batal', 'Close': 'Tutup', 'Delete': 'Hapus', 'Export': 'Ekspor', 'Import': 'Impor',
    'Properties': 'Sifat', 'Input': 'Masukan', 'Inputs': 'Masukan', 'Output': 'Keluaran', 'Outputs': 'Keluaran', 'Common': 'Umum', 'General': 'Umum', 'Info': 'Keterangan', 'Version': 'Versi', 'Variables': 'Variabel',
    'Version history': 'Riwayat versi', 'Settings': 'Pengaturan', 'Name': 'Nama', 'Description': 'Uraian', 'Display text': 'Nama langkah', 'Display Text': 'Nama langkah', 'Show description': 'Tampilkan uraian', 'Show Description': 'Tampilkan uraian', 'Id': 'Id', 'ID': 'Id', 'Type': 'Jenis',
    'Workflow definition': 'SOP', 'Workflow Definition': 'SOP', 'Workflow': 'Alur', 'Activity': 'Langkah', 'Add': 'Tambah', 'Add variable': 'Tambah variabel', 'Add input': 'Tambah masukan', 'Add output': 'Tambah keluaran', 'Edit': 'Ubah',
    'View': 'Lihat', 'Rollback': 'Salin menjadi draf', 'Created': 'Dibuat', 'Status': 'Keadaan', 'Test': 'Uji', 'Task': 'Tugas', 'Outcomes': 'Jalan keluar', 'Root': 'Diagram', 'Start': 'Mulai', 'Done': 'Selesai',
    'Copy': 'Salin', 'Yes': 'Ya', 'No': 'Tidak', 'Loading...': 'Memuat…', 'Run asynchronously': 'Jalankan di latar', 'Can start workflow': 'Boleh memulai alur', 'Trigger workflow': 'Memulai alur', 'Log Persistence': 'Pencatatan', 'Commit strategy': 'Cara menyimpan',
    'Commit Strategy': 'Cara menyimpan', 'Merge mode': 'Cara menggabung', 'Merge Mode': 'Cara menggabung', 'Default': 'Bawaan', 'Display name': 'Nama tampilan', 'Display Name': 'Nama tampilan', 'Category': 'Golongan', 'Value': 'Nilai', 'Storage': 'Penyimpanan', 'Storage driver': 'Penyimpanan',
    'Rows per page:': 'Baris per halaman:', 'Auto-save': 'Simpan otomatis', 'Autosave': 'Simpan otomatis', 'Download': 'Unduh', 'Upload': 'Unggah', 'Run': 'Jalankan', 'Auto layout': 'Rapikan', 'Auto-layout': 'Rapikan', 'Zoom to fit': 'Muat seluruh diagram', 'Center': 'Tengahkan',
    'Workflow successfully published': 'SOP diajukan', 'Workflow successfully saved': 'Tersimpan', 'Save and Publish': 'Simpan dan ajukan', 'Usable as activity': 'Dapat dipakai sebagai langkah', 'Incident strategy': 'Bila ada gangguan', 'Activation strategy': 'Syarat memulai',
    'Include': 'Dicatat', 'Exclude': 'Tidak dicatat', 'Log': 'Catatan', 'Literal': 'Nilai', 'Variable': 'Variabel', 'Object': 'Objek', 'Unsaved': 'Belum tersimpan', 'Is Published': 'Diajukan', 'Definition ID': 'Kunci SOP', 'Version ID': 'Id versi', 'Definition Id': 'Kunci SOP', 'Tool version': 'Versi perancang', 'Tool Version': 'Versi perancang',
  }));

  const sections = new Map();
  const roles = { 'Jkn.SignOff.FrontOffice': 'FO', 'Jkn.SignOff.BackOffice': 'BO', 'Jkn.SignOff.Kasie': 'KS', 'Jkn.SignOff.Kabid': 'KB', 'Jkn.SignOff.Sekretaris': 'SK', 'Jkn.SignOff.KepalaDinas': 'KD' };
  const labels = new Map();

  const translate = node => {
    const text = node.nodeValue;
    const word = words.get(text.trim()) ?? (/^Version \d+$/.test(text.trim()) ? text.trim().replace('Version', 'Versi') : undefined);
    if (word && !(sections.has(text.trim()) && node.parentElement?.closest('form')) && !node.parentElement?.closest('.monaco-editor, textarea, .elsa-activity, .perancang-kepala')) node.nodeValue = text.replace(text.trim(), word);
  };
  const headings = () => {
    document.querySelectorAll('form.mud-form > .d-flex.flex-column').forEach(form => {
      let former = null;
      for (const field of form.children) {
        const section = [...field.querySelectorAll('label, .mud-input-label, .mud-typography, legend')].map(l => sections.get(l.textContent.trim())).find(Boolean);
        if (section && section !== former) { if (field.dataset.bagian !== section) field.dataset.bagian = section; } else if (field.dataset.bagian) delete field.dataset.bagian;
        former = section ?? former;
      }
    });
  };
  const toolbox = () => document.querySelectorAll('.mud-paper .mud-typography').forEach(item => {
    const letters = labels.get(item.textContent.trim());
    if (letters && !item.closest('.elsa-activity') && item.dataset.peran !== letters) item.dataset.peran = letters;
  });
  // Trying one step alone asks for what this server does not have: Uji coba plays the whole procedure.
  const unused = () => document.querySelectorAll('.mud-tab').forEach(tab => { if (['Uji', 'Test'].includes(tab.textContent.trim())) tab.style.display = 'none'; });
  const decorate = roots => {
    for (const root of roots) {
      if (root.nodeType === Node.TEXT_NODE) translate(root);
      else if (root.nodeType === Node.ELEMENT_NODE) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) translate(walker.currentNode);
        for (const named of [root, ...root.querySelectorAll('[title], [placeholder], [aria-label]')])
          for (const name of ['title', 'placeholder', 'aria-label']) { const word = words.get(named.getAttribute?.(name)); if (word) named.setAttribute(name, word); }
      }
    }
    headings(); toolbox(); unused();
  };

  let waiting = [], due = false;
  const observer = new MutationObserver(changes => {
    for (const change of changes) { if (change.type === 'characterData') waiting.push(change.target); else waiting.push(...change.addedNodes); }
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      const roots = waiting.filter(n => n.isConnected);
      waiting = [];
      try { decorate(roots); } catch (error) { observer.disconnect(); document.body.dataset.hiasan = 'mati'; console.warn('Perancang: kata-kata sendiri dimatikan.', error); }
    });
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  fetch('/elsa/api/descriptors/activities').then(r => r.json()).then(catalogue => {
    for (const type of catalogue.items) {
      if (roles[type.typeName]) labels.set(type.displayName, roles[type.typeName]);
      for (const input of type.inputs) if (input.category) sections.set(input.displayName, input.category);
    }
  }).catch(() => { /* without headings */ });
})();
