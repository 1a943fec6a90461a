namespace Jkn.Workflows.Domain.Words;

/// <summary>Letter states of domain.md 2.2.</summary>
public enum LetterState
{
    Konsep,
    MenungguParaf,
    MenungguTandaTangan,
    Ditandatangani,
    Diserahkan,
    Dikembalikan,
    Ditolak,
    Dicabut,
}
