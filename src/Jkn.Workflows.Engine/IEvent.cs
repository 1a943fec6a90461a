namespace Jkn.Workflows.Engine;

/// <summary>A fact that has happened. Events are stored for ever: add properties, never rename or remove them.</summary>
#pragma warning disable CA1040 // the empty interface is the point: engine and domain facts travel in one list
public interface IEvent;
#pragma warning restore CA1040

/// <summary>Marks a property of an event that can hold personal data. Stores seal it with the key of the case.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
