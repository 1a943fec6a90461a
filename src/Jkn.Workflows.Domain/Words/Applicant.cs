namespace Jkn.Workflows.Domain.Words;

/// <summary>Who came to the counter; may differ from the participants. Relation is to the patient or first participant.</summary>
public sealed record Applicant(string Nama, string? Telepon = null, string? Hubungan = null, string? Alamat = null);
