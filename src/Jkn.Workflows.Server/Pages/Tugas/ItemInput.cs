namespace Jkn.Workflows.Server.Pages.Tugas;

/// <summary>What somebody sent with a task's form.</summary>
internal sealed record ItemInput(IFormCollection Form, FormFaults Faults, string Outcome, int Version)
{
    private const string Typed = "isi.";
    private const int MostFields = 100,
        LongestValue = 4000;

    public string? Note => Text("catatan");

    /// <summary>The version of what officers key side by side that this form was filled from (partial _Seen).</summary>
    public int Seen(string keyed) => int.TryParse(Text($"dilihat.{keyed}"), out var seen) ? seen : 0;

    public string? Text(string name) => CaseForms.Text(Form, name);

    /// <summary>Whether the form answers for this person of the family.</summary>
    public bool Chooses(string person) => Form.ContainsKey($"orang.{person}");

    /// <summary>The version of a person's task that was on the form.</summary>
    public int? VersionOf(string person) => int.TryParse(Form[$"versi.{person}"], out var version) ? version : null;

    /// <summary>The inputs that go along with the outcome.</summary>
    public Dictionary<string, string> Data =>
        Form.Where(f => f.Key.StartsWith(Typed, StringComparison.Ordinal) && f.Key.Length <= 64)
            .Take(MostFields)
            .ToDictionary(f => f.Key[Typed.Length..], f => Cut(f.Value.ToString()));

    /// <summary>Inputs and the command's fields they stand for.</summary>
    public IEnumerable<(string Input, string Field)> Names =>
        [
            ("catatan", "note"),
            ("kepada", "to"),
            ("frasaSandi", "passphrase"),
            (ProofForm.Code, "proof"),
            ("nama", "applicant.nama"),
            ("telepon", "applicant.telepon"),
            .. Form.Keys.Where(k => k.StartsWith(Typed, StringComparison.Ordinal)).Select(k => (k, k[Typed.Length..])),
        ];

    private static string Cut(string text) => text.Length <= LongestValue ? text.Trim() : text[..LongestValue];
}
