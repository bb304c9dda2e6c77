"use client";

import { Camera, Plus } from "lucide-react";
import type { ChangeEvent, ReactNode } from "react";

/** What the file dialog offers; the server looks at the content whatever it is called. */
export const ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx";

interface AddTileProps {
  label: string;
  icon: ReactNode;
  className?: string;
  accept: string;
  camera?: boolean;
  onFiles: (files: File[]) => void;
}

function AddTile({ label, icon, className = "", accept, camera, onFiles }: AddTileProps) {
  function choose(event: ChangeEvent<HTMLInputElement>) {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = "";
  }
  return (
    <li className={`evidence-add only-script ${className}`}>
      <label>
        {icon}
        {label}
        <input
          type="file"
          className="sr-only"
          multiple={!camera}
          accept={accept}
          capture={camera ? "environment" : undefined}
          onChange={choose}
        />
      </label>
    </li>
  );
}

/** Choosing files, and on a phone the camera at once. */
export function AddTiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <>
      <AddTile
        label="直接拍照"
        icon={<Camera aria-hidden="true" />}
        className="phone-only"
        accept="image/*"
        camera
        onFiles={onFiles}
      />
      <AddTile
        label="拍照或选文件"
        icon={<Plus aria-hidden="true" />}
        accept={ACCEPTED}
        onFiles={onFiles}
      />
    </>
  );
}
