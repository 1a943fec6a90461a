namespace Jkn.Workflows.Domain.Cases;

/// <summary>Writes a note on the case. Who may work on the case at all may write one; a closed case takes no more.</summary>
public sealed record AddNote(string Text) : Command
{
    public const int MostNotes = 500,
        MostCharacters = 2000;

    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length == 0)
            return Decision.Reject("case-unknown", "Berkas tidak ada.");
        if (!on.State.IsOpen)
            return Decision.Reject(CaseRules.Closed);
        if (string.IsNullOrWhiteSpace(Text))
            return Decision.Reject("note-missing", "Tulis catatannya.", "text");
        if (Text.Length > MostCharacters)
            return Decision.Reject("note-too-long", "Catatan paling banyak 2.000 karakter.", "text");
        if (on.State.Notes.Length >= MostNotes)
            return Decision.Reject("notes-full", "Catatan pada berkas ini sudah terlalu banyak.", "text");
        on.Emit(new CaseEvent.NoteAdded(Text.Trim()));
        return on.Accept();
    }
}
